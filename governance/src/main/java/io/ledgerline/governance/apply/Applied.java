package io.ledgerline.governance.apply;

/**
 * What an execution did.
 *
 * @param version the version of all settings that nodes will report, for example {@code v42}; the
 *     one before where nothing changed
 * @param written how many settings got a new version
 */
public record Applied(String version, int written) {}
