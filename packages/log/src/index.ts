/** log */
export {};
