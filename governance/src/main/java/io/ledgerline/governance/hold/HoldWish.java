package io.ledgerline.governance.hold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a new hold is to cover; see {@link Hold}. */
public record HoldWish(
    String tenant,
    String matter,
    @Nullable String subject,
    @Nullable String workspace,
    @Nullable String useCase,
    @Nullable Instant from,
    @Nullable Instant to) {}
