package io.ledgerline.governance.key;

import io.ledgerline.governance.policy.KeyGrant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key as administrators see it; never the secret.
 *
 * @param grant what it may do
 * @param owner the named person who answers for it
 * @param issuedAt when it was issued
 * @param revokedAt when it was revoked, or null while it lives
 */
public record KeyRecord(
    KeyGrant grant, String owner, Instant issuedAt, @Nullable Instant revokedAt) {}
