package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.documents.DocumentReader;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.held.HeldWish;
import io.ledgerline.governance.setting.Spec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What whoever decides about a request sees of the files in it. */
class HeldFileTest {
  private static final String CARD = "Card 4111 1111 1111 1111";
  private static final byte[] PDF = ("%PDF-1.7\n" + "x".repeat(300)).getBytes(UTF_8);
  private static final String PDF64 = Base64.getEncoder().encodeToString(PDF);
  private static final String PNG64 = "iVBORw0KGgo=";

  private final Asked asked = new Asked();

  /** The text that is kept for the person. */
  private String seen(DocumentReader reader, String content) throws Exception {
    asked.decision.complete(new Holds.Outcome.Waiting("a_1"));
    var cell = Map.of("categories", List.of("pci"), "action", "hold");
    var policy = DataPolicy.of("threadco", "support", new Spec(Map.of("matrix", List.of(cell))));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig =
            Rig.to(upstream.url())
                .asks(asked)
                .documents(reader)
                .data(new PrivacyTest.ListedTokens(), policy)
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", DocumentFiles.sending(content), AUTH);
      assertThat(client.read().status()).isEqualTo(451);
      return asked.wish().text();
    }
  }

  private static DocumentReader reads(String text) {
    return (bytes, allowance) ->
        new Extraction.Text(
            Format.PDF, 3, text.length(), text.getBytes(UTF_8), "pdfbox@3", List.of(), false);
  }

  private static String document(String title) {
    return """
        {"type":"document","title":"%s","source":{"type":"base64","media_type":"application/pdf","data":"%s"}}"""
        .formatted(title, PDF64);
  }

  @Test
  void aFileIsShownAsWhatItIsAndSaysAndNotAsBase64() throws Exception {
    String seen = seen(reads("Invoice 7\n" + CARD), document("invoice.pdf"));
    assertThat(seen)
        .doesNotContain(PDF64.substring(0, 40))
        .contains("\"data\":\"[pdf, " + PDF.length + " bytes, see files]\"")
        .contains(
            "\"files\":[{\"block\":\"messages[0].content[0]\",\"format\":\"pdf\",\"bytes\":"
                + PDF.length
                + ",\"name\":\"invoice.pdf\",\"pages\":3,\"text\":\"Invoice 7\\n"
                + CARD
                + "\"}]")
        .contains("{\"block\":\"messages[0].content[0]\",\"type\":\"CREDIT_CARD\"");
  }

  @Test
  void aLongFileIsShownAsFarAsThereIsRoomAndSaysSo() throws Exception {
    String seen = seen(reads(CARD + " \u0001\uD83D\uDE00".repeat(400_000)), document("a"));
    assertThat(seen.getBytes(UTF_8).length).isLessThan(HeldWish.MOST_BYTES);
    assertThat(seen).contains(CARD, "\"cut\":true").doesNotContain("\uFFFD");
  }

  @Test
  void whatWasNotReadIsNamedWithTheReason() throws Exception {
    String picture =
        "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"%s\"}}"
            .formatted(PNG64);
    String text = "{\"type\":\"text\",\"text\":\"" + CARD + "\"}";
    String seen =
        seen(
            (bytes, allowance) -> new Extraction.Unread(Format.PDF, Reason.ENCRYPTED),
            picture + "," + document("b") + "," + text);
    assertThat(seen)
        .doesNotContain(PDF64.substring(0, 40), PNG64)
        .contains(
            "{\"block\":\"messages[0].content[0]\",\"format\":\"image\",\"bytes\":8,\"unread\":")
        .contains("\"name\":\"b\",\"unread\":\"encrypted\"}");
  }

  @Test
  void aTextThatIsNothingButAFileIsShownTheSameWay() throws Exception {
    String seen =
        seen(
            reads(CARD),
            "{\"type\":\"text\",\"text\":\"data:application/pdf;base64," + PDF64 + "\"}");
    assertThat(seen)
        .doesNotContain(PDF64.substring(0, 40))
        .contains("[pdf, " + PDF.length + " bytes, see files]", CARD);
  }
}
