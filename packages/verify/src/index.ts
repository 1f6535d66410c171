/** verify */
export {};
