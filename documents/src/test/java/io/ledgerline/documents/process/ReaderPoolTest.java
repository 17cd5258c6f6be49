package io.ledgerline.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.DocumentReader.Allowance;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.OfficeFiles;
import io.ledgerline.documents.PdfFiles;
import io.ledgerline.documents.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Reading in real processes; how slow the machine is changes no result. */
class ReaderPoolTest {
  private static final Allowance AMPLE = new Allowance(100_000, Duration.ofMinutes(2));
  private static final ReaderPool pool = new ReaderPool(limits(1, 1 << 20, Duration.ofMinutes(5)));

  private static DocumentLimits limits(int atOnce, int bytes, Duration idle) {
    DocumentLimits usual = DocumentLimits.DEFAULT;
    return new DocumentLimits(
        atOnce, usual.time(), bytes, 50, 100_000, 96, usual.expanded(), 100, 2, idle);
  }

  @AfterAll
  static void end() {
    pool.close();
  }

  private static Extraction read(byte[] file) {
    return pool.read(new ByteArrayInputStream(file), AMPLE);
  }

  private static void assertReadsOn() {
    Extraction read = read(PdfFiles.saying("still here"));
    assertThat(read).isInstanceOf(Extraction.Text.class);
    assertThat(new String(((Extraction.Text) read).utf8(), UTF_8)).contains("still here");
  }

  @Test
  void readsOneDocumentAfterTheOther() {
    assertReadsOn();
    Extraction letter = read(OfficeFiles.wordSaying("Grüße"));
    assertThat(letter.format()).isEqualTo(Format.WORD);
    assertThat(new String(((Extraction.Text) letter).utf8(), UTF_8)).contains("Grüße");
    assertThat(read(PdfFiles.of(PdfFiles.pages(60))))
        .isInstanceOfSatisfying(
            Extraction.Text.class,
            text -> {
              assertThat(text.left()).containsExactly("pages beyond 50");
              assertThat(text.unfinished()).isTrue();
            });
  }

  @Test
  void startsNothingForAPicture() {
    try (var fresh = new ReaderPool(limits(1, 100, Duration.ofMinutes(5)))) {
      byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

      assertThat(fresh.read(new ByteArrayInputStream(png), AMPLE))
          .isEqualTo(new Extraction.Unread(Format.IMAGE, Reason.FORMAT));
      assertThat(fresh.idle()).isZero();
    }
  }

  @Test
  void endsOnlyTheProcessThatNeedsTooMuchMemory() {
    // A list that never ends: small while it is packed, and each of its members is an object.
    byte[] list = "1 ".repeat(20 << 20).getBytes(UTF_8);
    list[0] = '[';
    byte[] bomb =
        PdfFiles.of(
            document -> {
              var page = new PDPage();
              document.addPage(page);
              page.setContents(
                  new PDStream(document, new ByteArrayInputStream(list), COSName.FLATE_DECODE));
            });

    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(read(bomb)).isEqualTo(new Extraction.Unread(Format.PDF, Reason.MEMORY));
    assertReadsOn();
  }

  @Test
  void endsTheProcessThatTakesTooLong() {
    var nothing = new Allowance(100_000, Duration.ofNanos(1));

    assertThat(pool.read(new ByteArrayInputStream(PdfFiles.saying("slow")), nothing))
        .isIn(
            new Extraction.Unread(Format.PDF, Reason.TIME),
            new Extraction.Unread(Format.PDF, Reason.BUSY));
    assertReadsOn();
  }

  @Test
  void endsTheProcessWhoseFileStopsComing() throws Exception {
    var never = new CountDownLatch(1);
    InputStream stuck =
        new InputStream() {
          @Override
          public int read() throws IOException {
            try {
              never.await();
              return -1;
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    InputStream file =
        new SequenceInputStream(new ByteArrayInputStream(PdfFiles.of(PdfFiles.pages(60))), stuck);

    assertThat(pool.read(file, new Allowance(1_000, Duration.ofMillis(300))))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.TIME));
    never.countDown();
    assertReadsOn();
  }

  @Test
  void saysThatAFileIsTooLarge() {
    byte[] head = "%PDF-1.7 ".getBytes(UTF_8);
    byte[] large = java.util.Arrays.copyOf(head, 2 << 20);

    assertThat(read(large)).isEqualTo(new Extraction.Unread(Format.PDF, Reason.TOO_LARGE));
    assertReadsOn();
  }

  @Test
  void saysThatAFileThatCannotBeDecodedIsBroken() {
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(PdfFiles.of(PdfFiles.pages(60))),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("no base64");
              }
            });

    assertThat(pool.read(failing, AMPLE))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.BROKEN));
    assertReadsOn();
  }

  @Test
  void spendsNoMoreThanTheAllowance() {
    Extraction read =
        pool.read(
            new ByteArrayInputStream(PdfFiles.saying("A line of text.")),
            new Allowance(6, AMPLE.time()));

    assertThat(new String(((Extraction.Text) read).utf8(), UTF_8)).isEqualTo("A line");
    assertThat(
            pool.read(
                new ByteArrayInputStream(PdfFiles.saying("x")), new Allowance(0, AMPLE.time())))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.ALLOWANCE));
  }

  @Test
  void letsManyWaitForOneProcess() throws Exception {
    byte[] file = PdfFiles.saying("one of many");
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Callable<Extraction>>();
      for (int i = 0; i < 20; i++) {
        all.add(() -> read(file));
      }
      for (var each : callers.invokeAll(all)) {
        assertThat(each.get()).isInstanceOf(Extraction.Text.class);
      }
    }
  }

  @Test
  void keepsNoProcessLongerThanAsked() {
    try (var brief = new ReaderPool(limits(1, 1 << 20, Duration.ZERO))) {
      byte[] file = PdfFiles.saying("once");

      assertThat(brief.read(new ByteArrayInputStream(file), AMPLE))
          .isInstanceOf(Extraction.Text.class);
      assertThat(brief.idle()).isZero();
    }
  }

  @Test
  void readsNothingOnceClosedOrSwitchedOff() {
    var closed = new ReaderPool(limits(1, 1 << 20, Duration.ZERO));
    closed.close();
    byte[] file = PdfFiles.saying("late");

    assertThat(closed.read(new ByteArrayInputStream(file), AMPLE))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.FAILED));
    try (var off = new ReaderPool(limits(0, 1 << 20, Duration.ZERO))) {
      assertThat(off.read(new ByteArrayInputStream(file), AMPLE))
          .isEqualTo(new Extraction.Unread(Format.PDF, Reason.OFF));
    }
    assertThat(List.of(Reason.values())).allMatch(reason -> !reason.words().isBlank());
  }
}
