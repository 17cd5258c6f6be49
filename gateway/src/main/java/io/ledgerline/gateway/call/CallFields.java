package io.ledgerline.gateway.call;

import io.ledgerline.audit.Commitment;
import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.Sha256;
import io.ledgerline.messages.request.ApiFeatures;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What entries say of a call before it goes out: who calls and for what, what is asked, its hashes.
 */
final class CallFields {
  private CallFields() {}

  /** Who calls, and what for. */
  static void who(EntryBuilder entry, Call call, CallContent content, byte[] salt) {
    Attribution said = call.attribution;
    Caller caller = call.caller();
    entry
        .text(Field.USE_CASE, call.useCase == null ? null : call.useCase.name())
        .callerText(Field.FEATURE, said.feature(), salt)
        .callerText(Field.BUSINESS_CONTEXT, said.businessContext(), salt)
        .callerText(Field.SESSION_ID, call.session, salt)
        .text(Field.KEY_ID, caller.grant().keyId())
        .text(Field.ROLE, caller.grant().role().wireName())
        .text(Field.POLICY_VERSION, call.policy().version())
        .object(
            Field.ACTOR,
            EntryObject.object()
                .text("kind", caller.grant().principal().kind().wireName())
                .text("ip", ip(call, salt)));
    // Whom content is about is named to us; in the entry stands a random pseudonym.
    entry.text(Field.SUBJECT, content.subject);
  }

  /** What is asked of which model. */
  static void what(EntryBuilder entry, Call call) {
    entry
        .text(Field.CONVERSATION, call.view().conversation())
        .text(Field.PROMPT_VERSION, call.view().prompt().id())
        .text(Field.MODEL, EntryParts.plain(call.model))
        .text(Field.MODEL_REQUESTED, EntryParts.plain(call.modelRequested))
        .text(Field.MODEL_TIER, call.tier)
        .text(Field.UPSTREAM, call.upstream().name())
        .texts(Field.API_FEATURES, ApiFeatures.of(call.request()))
        .flag(Field.SIMULATED, call.upstream().simulated())
        .flag(Field.STREAMED, call.request().stream());
  }

  /** Commitments to what the caller sent and to what goes out. */
  static void hashes(EntryBuilder entry, Call call, byte[] salt) {
    byte[] clear = Sha256.of(call.clear);
    byte[] sent = call.sentAsItCame ? clear : Sha256.of(call.sent);
    entry
        .text(Field.PROMPT_HASH, ContentHash.PROMPT.ofDigest(salt, clear))
        .text(Field.PROMPT_SENT_HASH, ContentHash.PROMPT_SENT.ofDigest(salt, sent))
        .number(Field.PROMPT_BYTES, call.clear.length);
  }

  private static @Nullable String ip(Call call, byte[] salt) {
    SocketAddress address = call.client.request().remoteAddress();
    if (address == null || address.hostAddress() == null) {
      return null;
    }
    byte[] text = address.hostAddress().getBytes(StandardCharsets.UTF_8);
    return Commitment.of("ledgerline.ip", salt, text);
  }
}
