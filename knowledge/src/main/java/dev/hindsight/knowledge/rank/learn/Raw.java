package dev.hindsight.knowledge.rank.learn;

/**
 * A cause on an object before it is weighed.
 *
 * @param signature its place among the signatures
 * @param score the fit, less where the object is of another kind than usual
 * @param fit the share of the signature's energy, less what it has everywhere
 */
record Raw(String key, int signature, double score, double fit) {}
