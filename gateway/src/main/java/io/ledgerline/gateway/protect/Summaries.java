package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.messages.json.DecodedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Under what tokens are kept that a client may name without their values. A conversation without a
 * session is known by its first words only, which a client leaves out once a summary stands for
 * them; then the summary itself is what it is known by, to the same user in the same workspace.
 */
final class Summaries {
  /** Of one request; the last ones count. */
  private static final int MOST = 4;

  private static final String DOMAIN = "ledgerline.summary";
  private static final int BYTES = 18;

  private Summaries() {}

  /** The conversation of a call, and the summaries that its request holds. */
  static List<String> keptUnder(CallView call, RequestTexts texts) {
    var names = new ArrayList<String>();
    names.add(call.conversation());
    List<DecodedText> all = texts.summaries();
    for (DecodedText one : all.subList(Math.max(0, all.size() - MOST), all.size())) {
      names.add(name(call, Arrays.copyOfRange(one.bytes(), one.start(), one.end())));
    }
    return names.stream().distinct().toList();
  }

  /**
   * The name of a summary.
   *
   * @param summary what it says, UTF-8
   */
  static String name(CallView call, byte[] summary) {
    byte[] mac =
        call.tenant()
            .key()
            .hmac(
                DOMAIN,
                call.workspace().name().getBytes(UTF_8),
                call.grant().principal().pseudonym().getBytes(UTF_8),
                summary);
    return "s_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
  }
}
