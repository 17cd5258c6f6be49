package io.ledgerline.verifier.trust;

import io.ledgerline.ledger.trust.TimeStampRoots;
import org.jspecify.annotations.Nullable;

/**
 * A trusted time-stamping authority.
 *
 * @param name what the trust file calls it
 * @param roots what is known of its certificates
 * @param policy the policy that its stamps must name, null for any
 */
record StampAuthority(String name, TimeStampRoots roots, @Nullable String policy) {}
