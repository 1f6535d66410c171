/** node */
export {};
