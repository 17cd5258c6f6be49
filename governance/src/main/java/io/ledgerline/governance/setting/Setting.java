package io.ledgerline.governance.setting;

import java.time.Instant;
import java.util.Map;

/**
 * One version of a setting.
 *
 * @param key what names it
 * @param version from 1
 * @param hash salted commitment to its content; what entries show
 * @param spec the {@code spec} of its document: strings, integers, booleans, lists and maps
 * @param changedAt when this version began
 * @param changedBy pseudonym of who made it, or {@code system}
 * @param removed whether this version takes the setting back, so that what holds without it holds
 */
public record Setting(
    SettingKey key,
    int version,
    String hash,
    Map<String, Object> spec,
    Instant changedAt,
    String changedBy,
    boolean removed) {}
