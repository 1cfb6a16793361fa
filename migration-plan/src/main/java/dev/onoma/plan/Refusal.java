package dev.onoma.plan;

/**
 * A rename that the standard asks for and the plan leaves out, because Onoma could not keep its promises.
 *
 * @param object what keeps its old name
 * @param reason why, and what would make the rename possible
 */
public record Refusal(String object, String reason) {}
