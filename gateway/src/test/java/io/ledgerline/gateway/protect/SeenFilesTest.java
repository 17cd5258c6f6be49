package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.documents.DocumentReader.Allowance;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import io.ledgerline.messages.request.Endpoint;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of files, whose, how much, and for how long. */
class SeenFilesTest {
  private static final Allowance WHOLE = new Allowance(1000, Duration.ofSeconds(9));

  private int reads;
  private long nanos;
  private Extraction answer = text(10);
  private final SeenFiles seen =
      new SeenFiles(
          (bytes, allowance) -> {
            reads++;
            return answer;
          },
          () -> nanos);

  private static Extraction text(int bytes) {
    return new Extraction.Text(Format.PDF, 1, bytes, new byte[bytes], "p@1", List.of(), false);
  }

  private static FileSpan file(int number) {
    String data = Base64.getEncoder().encodeToString(("%PDF-1.7 number " + number).getBytes(UTF_8));
    String body =
        """
        {"model":"m","max_tokens":9,"messages":[{"role":"user","content":[
          {"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"%s"}}]}]}
        """
            .formatted(data);
    var located = (Located.Ok) LocatedRequest.locate(body.getBytes(UTF_8), Endpoint.MESSAGES);
    return RequestTexts.of(located.request()).files().getFirst();
  }

  @Test
  void aFileThatComesAgainIsNotReadAgain() {
    assertThat(seen.read("acme", file(1), WHOLE)).isSameAs(answer);
    assertThat(seen.read("acme", file(1), WHOLE)).isSameAs(answer);
    assertThat(reads).isEqualTo(1);
    seen.read("acme", file(2), WHOLE);
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void howeverSmallTheyAreOnlySoManyFilesAreRemembered() {
    answer = text(0);
    for (int i = 0; i <= SeenFiles.MOST_FILES; i++) {
      seen.read("acme", file(i), WHOLE);
    }
    int before = reads;

    seen.read("acme", file(1), WHOLE);
    assertThat(reads).isEqualTo(before);
    seen.read("acme", file(0), WHOLE); // the longest unused
    assertThat(reads).isEqualTo(before + 1);
  }

  @Test
  void whatOneTenantSentIsNewForAnother() {
    seen.read("acme", file(1), WHOLE);
    seen.read("globex", file(1), WHOLE);
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void lessMayBeReadOfItAnotherTime() {
    seen.read("acme", file(1), WHOLE);
    seen.read("acme", file(1), new Allowance(5, WHOLE.time()));
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void whatTheFileIsNotToBlameForIsTriedAgain() {
    answer = new Extraction.Unread(Format.PDF, Reason.BUSY);
    seen.read("acme", file(1), WHOLE);
    answer = new Extraction.Unread(Format.PDF, Reason.ENCRYPTED);
    assertThat(seen.read("acme", file(1), WHOLE)).isSameAs(answer);
    seen.read("acme", file(1), WHOLE);
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void itIsForgottenSomeTimeAfterItsLastUse() {
    seen.read("acme", file(1), WHOLE);
    nanos += SeenFiles.KEPT.toNanos();
    seen.read("acme", file(1), WHOLE);
    nanos += SeenFiles.KEPT.toNanos() + 1;
    seen.read("acme", file(2), WHOLE);
    assertThat(seen.bytes()).isLessThan(1000);
    seen.read("acme", file(1), WHOLE);
    assertThat(reads).isEqualTo(3);
  }

  @Test
  void oneTenantFillsOnlyItsShare() {
    answer = text(3 << 20);
    seen.read("globex", file(1), WHOLE);
    for (int i = 0; i < 9; i++) {
      seen.read("acme", file(i), WHOLE);
      assertThat(seen.bytes())
          .isLessThanOrEqualTo((3 << 20) + 256 + SeenFiles.MOST_BYTES_OF_TENANT);
    }
    reads = 0;
    seen.read("globex", file(1), WHOLE);
    seen.read("acme", file(8), WHOLE);
    assertThat(reads).isZero();
    for (int i = 0; i < 20; i++) {
      seen.read("tenant" + i, file(1), WHOLE);
    }
    assertThat(seen.bytes()).isLessThanOrEqualTo(SeenFiles.MOST_BYTES);
    answer = text((int) SeenFiles.MOST_BYTES_OF_TENANT);
    long before = seen.bytes();
    seen.read("acme", file(50), WHOLE);
    assertThat(seen.bytes()).isEqualTo(before);
  }
}
