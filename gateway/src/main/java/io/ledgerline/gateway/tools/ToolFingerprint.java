package io.ledgerline.gateway.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.governance.tool.ToolClass;
import io.ledgerline.governance.tool.ToolWish;
import java.util.HexFormat;

/**
 * What an approval is for: this caller, use case, conversation, tool and input, keyed with the
 * tenant's secret so that the entry about it says nothing of the input. Another input is another
 * approval.
 */
final class ToolFingerprint {
  private ToolFingerprint() {}

  static ToolWish wish(
      CallView call, String shown, ToolClass toolClass, String tool, String input) {
    String useCase = call.useCase() == null ? "none" : call.useCase().name();
    byte[] hmac =
        call.tenant()
            .key()
            .hmac(
                "ledgerline.tool-use",
                call.grant().principal().pseudonym().getBytes(UTF_8),
                useCase.getBytes(UTF_8),
                call.conversation().getBytes(UTF_8),
                tool.getBytes(UTF_8),
                input.getBytes(UTF_8));
    return new ToolWish(
        call.tenant().name(),
        call.tenant().key(),
        "hmac-sha256:" + HexFormat.of().formatHex(hmac),
        shown,
        toolClass,
        useCase,
        call.id().toString(),
        call.grant().principal().pseudonym(),
        call.grant().principal().owner(),
        input);
  }
}
