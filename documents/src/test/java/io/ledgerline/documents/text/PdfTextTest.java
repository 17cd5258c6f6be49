package io.ledgerline.documents.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.OfficeFiles;
import io.ledgerline.documents.PdfFiles;
import io.ledgerline.documents.Reason;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

class PdfTextTest {
  private static final DocumentLimits LIMITS = DocumentLimits.DEFAULT;

  private static Extraction read(byte[] file) {
    return Extractor.extract(file, LIMITS.characters(), LIMITS);
  }

  private static Extraction.Text text(byte[] file) {
    Extraction read = read(file);
    assertThat(read).isInstanceOf(Extraction.Text.class);
    return (Extraction.Text) read;
  }

  private static String said(byte[] file) {
    return new String(text(file).utf8(), UTF_8);
  }

  @Test
  void tellsPagesCharactersAndWhoReadThem() {
    Extraction.Text read = text(PdfFiles.of(PdfFiles.page("One page."), PdfFiles.page("Two.")));

    assertThat(read.format()).isEqualTo(Format.PDF);
    assertThat(read.pages()).isEqualTo(2);
    assertThat(new String(read.utf8(), UTF_8)).contains("One page.", "Two.");
    assertThat(read.characters()).isEqualTo(new String(read.utf8(), UTF_8).length());
    assertThat(read.parser()).startsWith("pdfbox@3.");
    assertThat(read.left()).isEmpty();
  }

  @Test
  void readsANumberThatIsDrawnInTwoPieces() {
    byte[] file =
        PdfFiles.of(
            PdfFiles.drawn(
                page -> {
                  page.showText("IBAN: DE89 3704 00");
                  page.showText("44 0532 0130 00");
                }));

    assertThat(said(file)).contains("DE89 3704 0044 0532 0130 00");
  }

  @Test
  void readsWhatNobodySees() {
    byte[] file =
        PdfFiles.of(
            PdfFiles.drawn(
                page -> {
                  page.setNonStrokingColor(Color.WHITE);
                  page.showText("white on white");
                  page.setRenderingMode(RenderingMode.NEITHER);
                  page.newLineAtOffset(0, -20);
                  page.showText("drawn by nothing");
                }));

    assertThat(said(file)).contains("white on white", "drawn by nothing");
  }

  @Test
  void readsBoldThatIsDrawnTwiceOnce() {
    byte[] file =
        PdfFiles.of(
            PdfFiles.drawn(
                page -> {
                  page.showText("4111");
                  page.newLineAtOffset(0.1f, 0);
                  page.showText("4111");
                }));

    assertThat(said(file).strip()).isEqualTo("4111");
  }

  @Test
  void readsNotesFieldsBookmarksAndTheDescription() {
    byte[] file =
        PdfFiles.of(
            PdfFiles.page("body"),
            document -> {
              var note = new PDAnnotationText();
              note.setContents("a note in the margin");
              document.getPage(0).getAnnotations().add(note);
              var form = new PDAcroForm(document);
              document.getDocumentCatalog().setAcroForm(form);
              var field = new PDTextField(form);
              field.setPartialName("ssn");
              field.getCOSObject().setString(org.apache.pdfbox.cos.COSName.V, "536-90-4399");
              form.getFields().add(field);
              var outline = new PDDocumentOutline();
              var item = new PDOutlineItem();
              item.setTitle("a bookmark");
              outline.addLast(item);
              document.getDocumentCatalog().setDocumentOutline(outline);
              document.getDocumentInformation().setSubject("a subject");
            });

    assertThat(said(file))
        .contains("a note in the margin", "ssn: 536-90-4399", "a bookmark", "a subject");
  }

  @Test
  void readsFilesThatAreAttachedAndFilesInThose() {
    byte[] inner = PdfFiles.of(PdfFiles.page("outer"), attached(PdfFiles.saying("innermost")));
    byte[] file =
        PdfFiles.of(
            PdfFiles.page("body"),
            attached(OfficeFiles.with(OfficeFiles.wordSaying("a letter"), "word/x.pdf", inner)));

    Extraction.Text read = text(file);
    assertThat(new String(read.utf8(), UTF_8)).contains("body", "a letter", "outer", "innermost");
    assertThat(read.pages()).isEqualTo(1);
    assertThat(read.parser()).contains("pdfbox@", "poi@");
  }

  @Test
  void saysWhatIsNestedTooDeep() {
    byte[] file = PdfFiles.saying("level 4");
    for (int i = 3; i >= 0; i--) {
      file = PdfFiles.of(PdfFiles.page("level " + i), attached(file));
    }

    Extraction.Text read = text(file);
    assertThat(new String(read.utf8(), UTF_8)).contains("level 3").doesNotContain("level 4");
    assertThat(read.left()).containsExactly("attachment: nested too deep");
  }

  private static PdfFiles.Step attached(byte[] file) {
    return document -> {
      var specification = new PDComplexFileSpecification();
      specification.setFile("file.bin");
      specification.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(file)));
      var tree = new PDEmbeddedFilesNameTreeNode();
      tree.setNames(Map.of("file", specification));
      var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(tree);
      document.getDocumentCatalog().setNames(names);
    };
  }

  @Test
  void saysWhichPagesItLeft() {
    Extraction.Text read = text(PdfFiles.of(PdfFiles.pages(10_000)));

    assertThat(read.pages()).isEqualTo(1_000);
    assertThat(new String(read.utf8(), UTF_8).lines().filter("again"::equals)).hasSize(1_000);
    assertThat(read.left()).containsExactly("pages beyond 1000");
  }

  @Test
  void textBehindEmptyPagesIsNotTakenForNone() {
    var pages = new ArrayList<>(Collections.nCopies(1_000, PdfFiles.drawn(_ -> {})));
    pages.add(PdfFiles.page("SSN 536-90-4399"));
    assertThat(read(PdfFiles.of(pages.toArray(PdfFiles.Step[]::new))))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.TOO_LARGE));
    assertThat(read(PdfFiles.of(pages.getFirst())))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.NO_TEXT));
  }

  @Test
  void saysThatTextGoesOn() {
    Extraction read = Extractor.extract(PdfFiles.saying("A line of text."), 10, LIMITS);

    assertThat(read).isInstanceOf(Extraction.Text.class);
    var text = (Extraction.Text) read;
    assertThat(new String(text.utf8(), UTF_8)).isEqualTo("A line of ");
    assertThat(text.left()).containsExactly("text beyond 10 characters");
  }

  @Test
  void saysThatAPasswordIsMissingButNeedsNoneOfTheOwner() {
    assertThat(read(PdfFiles.of(PdfFiles.page("secret"), PdfFiles.password("owner", "user"))))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.ENCRYPTED));
    assertThat(said(PdfFiles.of(PdfFiles.page("open"), PdfFiles.password("owner", ""))))
        .contains("open");
  }

  @Test
  void saysThatThereAreOnlyPictures() {
    assertThat(read(PdfFiles.of(PdfFiles.picture())))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.NO_TEXT));
    assertThat(text(PdfFiles.of(PdfFiles.page("words"), PdfFiles.picture())).left())
        .containsExactly("pages with pictures only: 1");
  }

  @Test
  void saysThatAFileIsBroken() {
    byte[] file = PdfFiles.saying("half of it");

    assertThat(read(Arrays.copyOf(file, 60)))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.BROKEN));
    assertThat(read("%PDF-1.7 and nothing else".getBytes(UTF_8)))
        .isEqualTo(new Extraction.Unread(Format.PDF, Reason.BROKEN));
  }
}
