package io.ledgerline.gateway.holds;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.governance.held.HeldWish;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Asking for one call. An approval is for this caller, use case, conversation and what waits, keyed
 * with the tenant's secret so that the entry about it says nothing of the content. Something else
 * is another approval.
 */
public final class Waiting {
  /** How long a call waits for a person; a little less than the five minutes a hold may last. */
  public static final Duration LONGEST = Duration.ofSeconds(290);

  /** The longest hold that is asked of the relay, so that the answer about the approval is ours. */
  public static final Duration HOLD = LONGEST.plusSeconds(10);

  private Waiting() {}

  /**
   * A wish for this call.
   *
   * @param domain keeps fingerprints of different things apart
   * @param details plain words; use case and workspace are added
   * @param text what the person sees
   * @param parts what the approval is for
   */
  public static HeldWish wish(
      CallView call,
      String action,
      String domain,
      Map<String, String> details,
      String text,
      byte[]... parts) {
    String useCase = call.useCase() == null ? "none" : call.useCase().name();
    String caller = call.grant().principal().pseudonym();
    var all = new byte[parts.length + 3][];
    all[0] = caller.getBytes(UTF_8);
    all[1] = useCase.getBytes(UTF_8);
    all[2] = call.conversation().getBytes(UTF_8);
    System.arraycopy(parts, 0, all, 3, parts.length);
    var said = new HashMap<>(details);
    said.put("use_case", useCase);
    said.put("workspace", call.workspace().name());
    return new HeldWish(
        action,
        call.tenant().name(),
        call.tenant().key(),
        "hmac-sha256:" + HexFormat.of().formatHex(call.tenant().key().hmac(domain, all)),
        said,
        call.id().toString(),
        caller,
        call.grant().principal().owner(),
        text,
        call.waits());
  }

  /**
   * What a caller reads while nobody has decided: what is held, by which rule, and how it goes on.
   *
   * @param what such as {@code The request}
   * @param why in a few words
   */
  public static String held(String what, String rule, String why, String approval) {
    return "%s is held by rule %s (%s), as approval %s: once somebody other than the owner of this key has run 'ledgerline approvals approve %s', the same request, sent again, passes once."
        .formatted(what, rule, why, approval, approval);
  }

  /** What a caller reads when nobody can be asked. */
  public static OwnAnswer unavailable(String rule, String what) {
    return OwnAnswers.unavailable(
        rule, what + " needs an approval, and nobody can be asked at this moment; try again.");
  }
}
