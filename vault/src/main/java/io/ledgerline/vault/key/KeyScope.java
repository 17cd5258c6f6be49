package io.ledgerline.vault.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one key is for.
 *
 * @param tenant the wall
 * @param subject pseudonym of whom the texts are about
 * @param period the days it serves
 * @param about the class of calls
 * @param keepLeast until when a schedule promised, at the time the key was made, to keep what is
 *     under it; null without a promise. Not part of what tells keys apart.
 */
public record KeyScope(
    String tenant,
    String subject,
    KeyPeriod period,
    ContentClass about,
    @Nullable Instant keepLeast) {}
