/** server */
export {};
