/** The public interface of `texts`. */

export {};
