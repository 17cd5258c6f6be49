package io.ledgerline.governance.apply;

/**
 * A file of documents.
 *
 * @param name as people know it, for example {@code threadco.yaml}; stands in messages
 * @param text YAML, one or more documents
 */
public record SourceFile(String name, String text) {}
