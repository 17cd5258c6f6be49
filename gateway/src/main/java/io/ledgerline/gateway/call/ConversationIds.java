package io.ledgerline.gateway.call;

import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.messages.request.LocatedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Ids of conversations: Claude Code's session and agent, else the decoded text of the first user
 * message; keyed per tenant and bound to the workspace and the principal, so that an id tells
 * nothing and nobody can step into another's conversation by naming it.
 */
final class ConversationIds {
  private static final String DOMAIN = "ledgerline.conversation";
  private static final int BYTES = 18;

  private ConversationIds() {}

  static String of(
      TenantKey key,
      String workspace,
      String principal,
      @Nullable String session,
      @Nullable String agent,
      LocatedRequest request) {
    byte[] mac =
        session != null
            ? key.hmac(
                DOMAIN,
                utf8("session"),
                utf8(workspace),
                utf8(principal),
                utf8(session),
                utf8(agent == null ? "" : agent))
            : key.hmac(
                DOMAIN,
                utf8("text"),
                utf8(workspace),
                utf8(principal),
                utf8(request.firstUserText()));
    return text(mac);
  }

  private static String text(byte[] mac) {
    byte[] head = Arrays.copyOf(mac, BYTES);
    return "c_" + Base64.getUrlEncoder().withoutPadding().encodeToString(head);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
