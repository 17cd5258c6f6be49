package io.ledgerline.gateway.call;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about its call, in headers of ours and of Claude Code. Claims, not facts: they
 * attribute and never grant.
 *
 * @param useCase {@code ledgerline-use-case}
 * @param feature {@code ledgerline-feature}
 * @param businessContext {@code ledgerline-business-context}
 * @param session {@code ledgerline-session}, else Claude Code's session id
 * @param subject {@code ledgerline-subject}: whom the content is about
 * @param agent Claude Code's subagent id
 */
record Attribution(
    @Nullable String useCase,
    @Nullable String feature,
    @Nullable String businessContext,
    @Nullable String session,
    @Nullable String subject,
    @Nullable String agent) {

  static Attribution of(MultiMap headers) {
    String session = text(headers, "ledgerline-session");
    return new Attribution(
        text(headers, "ledgerline-use-case"),
        text(headers, "ledgerline-feature"),
        text(headers, "ledgerline-business-context"),
        session == null ? text(headers, "x-claude-code-session-id") : session,
        text(headers, "ledgerline-subject"),
        text(headers, "x-claude-code-agent-id"));
  }

  private static @Nullable String text(MultiMap headers, String name) {
    String value = headers.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
