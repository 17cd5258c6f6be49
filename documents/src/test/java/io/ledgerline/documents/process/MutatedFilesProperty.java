package io.ledgerline.documents.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.DocumentReader.Allowance;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.OfficeFiles;
import io.ledgerline.documents.PdfFiles;
import io.ledgerline.documents.Reason;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that were damaged anywhere: whatever comes of them is a result, and the reader lives. */
class MutatedFilesProperty {
  private static final int EACH = 30;
  private static final Allowance AMPLE = new Allowance(50_000, Duration.ofMinutes(2));

  @Test
  void whateverIsInAFileComesBackAsAResult() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    List<byte[]> whole =
        List.of(
            PdfFiles.of(PdfFiles.page("text"), PdfFiles.picture(), PdfFiles.pages(3)),
            PdfFiles.of(PdfFiles.page("locked"), PdfFiles.password("owner", "")),
            OfficeFiles.wordSaying("a letter"),
            OfficeFiles.sheets(
                workbook -> workbook.createSheet().createRow(0).createCell(0).setCellValue(42)),
            OfficeFiles.slides(show -> show.createSlide().createTextBox().setText("slide")));
    try (var pool = new ReaderPool(DocumentLimits.DEFAULT)) {
      for (byte[] file : whole) {
        for (int i = 0; i < EACH; i++) {
          byte[] damaged = mutated(file, random);
          Extraction read = pool.read(new ByteArrayInputStream(damaged), AMPLE);
          if (read instanceof Extraction.Unread unread) {
            assertThat(unread.reason())
                .as(() -> "seed " + seed + ", file " + kept(damaged))
                .isNotIn(Reason.FAILED, Reason.TIME);
          }
        }
      }
    }
  }

  /** The file in base 64: a seed does not make it again, as office files hold the time. */
  private static String kept(byte[] file) {
    return Base64.getEncoder().encodeToString(file);
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] file = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> file = Arrays.copyOf(file, random.nextInt(file.length) + 1);
      case 1 -> {
        int from = random.nextInt(file.length);
        int length = Math.min(random.nextInt(200), file.length - from);
        System.arraycopy(file, random.nextInt(file.length - length), file, from, length);
      }
      default -> {
        for (int i = random.nextInt(20); i >= 0; i--) {
          file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
      }
    }
    return file;
  }
}
