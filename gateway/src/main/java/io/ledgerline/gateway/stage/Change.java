package io.ledgerline.gateway.stage;

/**
 * One thing that policy changed, as the entry lists it; never the content itself.
 *
 * @param kind what was done, such as {@code model_alias}, {@code tenant_prompt}, {@code clamp}
 * @param name what it was done to or by, such as the field or the prompt version
 * @param before the value before, where it is no content; else empty
 * @param after the value after, likewise
 */
public record Change(String kind, String name, String before, String after) {}
