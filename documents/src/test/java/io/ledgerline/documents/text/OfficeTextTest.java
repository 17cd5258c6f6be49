package io.ledgerline.documents.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.OfficeFiles;
import io.ledgerline.documents.PdfFiles;
import io.ledgerline.documents.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeTextTest {
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

  private static void letter(XWPFDocument document) {
    var paragraph = document.createParagraph();
    paragraph.createRun().setText("IBAN DE89 3704 00");
    paragraph.createRun().setText("44 0532 0130 00");
    paragraph.createHyperlinkRun("mailto:jane.doe@acme-corp.com").setText("write to her");
    document.createTable(1, 2).getRow(0).getCell(0).setText("in a cell");
    document.createHeader(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("head");
    document.createFooter(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("foot");
    document.createFootnote().createParagraph().createRun().setText("a footnote");
    document.getProperties().getCoreProperties().setDescription("a description");
    document.getProperties().getExtendedProperties().setCompany("Acme Holding");
    var hidden = document.createParagraph().createRun();
    hidden.setText("nobody sees this");
    hidden.setVanish(true);
  }

  @Test
  void readsALetterAndEverythingAroundIt() {
    byte[] file = OfficeFiles.word(OfficeTextTest::letter);

    Extraction.Text read = text(file);
    assertThat(read.format()).isEqualTo(Format.WORD);
    assertThat(read.parser()).startsWith("poi@5.");
    assertThat(new String(read.utf8(), UTF_8).lines())
        .contains(
            "IBAN DE89 3704 0044 0532 0130 00write to her", "head", "foot", "nobody sees this")
        .anyMatch(line -> line.contains("a footnote"))
        .contains("mailto:jane.doe@acme-corp.com", "a description", "Acme Holding");
  }

  @Test
  void readsEveryWordThatTheLibrarysOwnExtractorReads() throws Exception {
    byte[] file = OfficeFiles.word(OfficeTextTest::letter);
    String said = said(file);

    try (var document = new XWPFDocument(new ByteArrayInputStream(file));
        var extractor = new XWPFWordExtractor(document)) {
      assertThat(extractor.getText().split("\\s+")).allMatch(said::contains);
    }
  }

  @Test
  void readsTextBoxesDeletionsAndWordsOfPictures() {
    byte[] file =
        OfficeFiles.changed(
            OfficeFiles.wordSaying("body"),
            "word/document.xml",
            "body</w:t></w:r>",
            "body</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>deleted</w:delText></w:r></w:del>"
                + "<w:r><w:drawing><wp:docPr xmlns:wp=\"urn:x\" id=\"1\" descr=\"a portrait\"/>"
                + "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
                + "</w:drawing></w:r>");

    assertThat(said(file)).contains("body", "deleted", "a portrait", "in a box");
  }

  @Test
  void readsCellsAsPeopleSeeThemAndWithAllTheirDigits() {
    byte[] file =
        OfficeFiles.sheets(
            workbook -> {
              var sheet = workbook.createSheet("Clients");
              var row = sheet.createRow(0);
              row.createCell(0).setCellValue("Card");
              row.createCell(1).setCellValue(4111111111111111d);
              var styled = row.createCell(2);
              styled.setCellValue(536904399);
              var ssn = workbook.createCellStyle();
              ssn.setDataFormat(workbook.createDataFormat().getFormat("000\\-00\\-0000"));
              ssn.setAlignment(HorizontalAlignment.RIGHT);
              styled.setCellStyle(ssn);
              var date = row.createCell(3);
              var iso = workbook.createCellStyle();
              iso.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
              date.setCellStyle(iso);
              date.setCellValue(LocalDate.of(1980, 2, 29));
              var hidden = workbook.createSheet("Hidden");
              hidden.createRow(0).createCell(0).setCellValue("out of sight");
              workbook.setSheetHidden(1, true);
            });

    Extraction.Text read = text(file);
    assertThat(read.format()).isEqualTo(Format.SHEETS);
    assertThat(read.pages()).isEqualTo(2);
    assertThat(new String(read.utf8(), UTF_8))
        .contains("Clients", "4111111111111111", "536-90-4399", "1980-02-29", "out of sight");
    assertThat(read.left()).isEmpty();
  }

  @Test
  void readsTheWordsOfASheetThatAreInNoCell() {
    byte[] file =
        OfficeFiles.sheets(
            workbook -> {
              var row = workbook.createSheet("Orders").createRow(0);
              row.createCell(0).setCellValue("Total");
              row.createCell(1).setCellFormula("CONCATENATE(\"mail jane\",\" to \"\"us\"\"\")");
              var format = workbook.createCellStyle();
              format.setDataFormat(workbook.createDataFormat().getFormat("0\" of kilo\""));
              row.createCell(2).setCellStyle(format);
            });
    String beside =
        "</sheetData><conditionalFormatting sqref=\"A1\"><cfRule type=\"cellIs\" priority=\"1\""
            + " operator=\"equal\"><formula>\"a rule\"</formula></cfRule></conditionalFormatting>"
            + "<dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"A1\""
            + " promptTitle=\"a title\" prompt=\"a prompt\" error=\"an error\">"
            + "<formula1>\"one,two\"</formula1></dataValidation></dataValidations>"
            + "<hyperlinks><hyperlink ref=\"A1\" location=\"B2\" tooltip=\"a tip\"/></hyperlinks>";

    String said =
        said(OfficeFiles.changed(file, "xl/worksheets/sheet1.xml", "</sheetData>", beside));

    assertThat(said.lines())
        .contains(
            "mail jane to \"us\"",
            " of kilo",
            "a rule",
            "a title",
            "a prompt",
            "an error",
            "one,two",
            "a tip");
  }

  @Test
  void readsWhatADocumentKeepsBesideItsText() {
    byte[] file = OfficeFiles.wordSaying("body");
    String beside =
        "<w:body><w:p><w:bookmarkStart w:id=\"0\" w:name=\"a.bookmark\"/>"
            + "<w:bookmarkStart w:id=\"1\" w:name=\"_Toc1\"/></w:p>"
            + "<w:sdt><w:sdtPr><w:alias w:val=\"an alias\"/><w:dropDownList>"
            + "<w:listItem w:displayText=\"shown\" w:value=\"kept\"/></w:dropDownList></w:sdtPr>"
            + "</w:sdt>";
    byte[] settings =
        ("<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:docVars><w:docVar w:name=\"x\" w:val=\"a variable\"/></w:docVars></w:settings>")
            .getBytes(UTF_8);

    String said =
        said(
            OfficeFiles.with(
                OfficeFiles.changed(file, "word/document.xml", "<w:body>", beside),
                "word/settings.xml",
                settings));

    assertThat(said.lines()).contains("a.bookmark", "an alias", "shown", "kept", "a variable");
    assertThat(said).doesNotContain("_Toc1");
  }

  @Test
  void readsSlidesAndTheirNotes() {
    byte[] file =
        OfficeFiles.slides(
            show -> {
              XSLFSlide slide = show.createSlide();
              slide.createTextBox().setText("on a slide");
              show.getNotesSlide(slide).createTextBox().setText("said aloud");
            });

    Extraction.Text read = text(file);
    assertThat(read.format()).isEqualTo(Format.SLIDES);
    assertThat(read.pages()).isEqualTo(1);
    assertThat(new String(read.utf8(), UTF_8)).contains("on a slide", "said aloud");
  }

  @Test
  void fetchesNothingAndExpandsNoEntity() {
    byte[] file =
        OfficeFiles.changed(
            OfficeFiles.wordSaying("body"),
            "word/document.xml",
            "<w:document",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document");
    file = OfficeFiles.changed(file, "word/document.xml", "body", "&e;");

    assertThat(said(file)).doesNotContain("root:");
    assertThat(text(file).left()).containsExactly("a part: broken");
  }

  @Test
  void saysThatThereAreOnlyPictures() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    byte[] empty = OfficeFiles.word(XWPFDocument::createParagraph);

    assertThat(text(OfficeFiles.with(empty, "word/media/image1.png", png)).left())
        .containsExactly("pictures only: 1");
  }

  @Test
  void refusesWhatHidesFarMoreThanItShows() {
    byte[] letter = OfficeFiles.wordSaying("small");
    byte[] bomb = OfficeFiles.with(letter, "word/more.xml", new byte[8 << 20]);
    byte[] noise = new byte[300 << 10];
    new Random(5).nextBytes(noise);
    Map<String, byte[]> many = new LinkedHashMap<>(OfficeFiles.parts(letter));
    for (int i = 0; i < 4; i++) {
      many.put("word/media/" + i + ".bin", noise);
    }
    var little = new DocumentLimits(1, LIMITS.time(), 1, 1, 1, 64, 1 << 20, 100, 1, LIMITS.idle());

    assertThat(read(bomb)).isEqualTo(new Extraction.Unread(Format.ZIP, Reason.EXPANDS));
    assertThat(Extractor.extract(OfficeFiles.zip(many), 100, little))
        .isEqualTo(new Extraction.Unread(Format.ZIP, Reason.EXPANDS));
  }

  @Test
  void refusesTwoPartsOfOneName() {
    byte[] file = OfficeFiles.with(OfficeFiles.wordSaying("one"), "Word/Document.xml", new byte[0]);

    assertThat(read(file)).isEqualTo(new Extraction.Unread(Format.ZIP, Reason.BROKEN));
  }

  /** How a package says its parts are packed: APPNOTE 4.4.5, 9 to 98. */
  @ParameterizedTest
  @ValueSource(ints = {1, 6, 9, 12, 14, 93, 95, 98, 99})
  void readsNoPackageWhosePartsArePackedAsOfficeNeverDoes(int method) {
    byte[] file = packed(OfficeFiles.wordSaying("text"), method);

    assertThat(read(file)).isEqualTo(new Extraction.Unread(Format.ZIP, Reason.FORMAT));
  }

  /** The same bytes under another name of their packing, in each header. */
  private static byte[] packed(byte[] zip, int method) {
    byte[] file = zip.clone();
    for (int i = 0; i + 12 < file.length; i++) {
      if (file[i] == 'P' && file[i + 1] == 'K') {
        int at = file[i + 2] == 3 && file[i + 3] == 4 ? 8 : file[i + 2] == 1 ? 10 : 0;
        if (at > 0) {
          file[i + at] = (byte) method;
        }
      }
    }
    return file;
  }

  @Test
  void goesByBytesAndNotByNames() {
    byte[] word = OfficeFiles.wordSaying("a letter");
    byte[] both = Arrays.copyOf("PK\u0003\u0004%PDF-1.7".getBytes(UTF_8), 2000);

    assertThat(text(PdfFiles.saying("named otherwise")).format()).isEqualTo(Format.PDF);
    assertThat(text(word).format()).isEqualTo(Format.WORD);
    assertThat(read(both)).isEqualTo(new Extraction.Unread(Format.PDF, Reason.AMBIGUOUS));
    assertThat(read(OfficeFiles.zip(Map.of("a.txt", new byte[] {'a'}))))
        .isEqualTo(new Extraction.Unread(Format.ZIP, Reason.FORMAT));
    assertThat(text("name,iban\njane,DE89".getBytes(UTF_8)).format()).isEqualTo(Format.TEXT);
    assertThat(read(new byte[] {1, 2, 3}))
        .isEqualTo(new Extraction.Unread(Format.UNKNOWN, Reason.FORMAT));
  }

  @Test
  void saysThatAPasswordIsMissing() throws Exception {
    try (var files = new POIFSFileSystem();
        var bytes = new ByteArrayOutputStream()) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("x");
      try (var out = encryptor.getDataStream(files)) {
        out.write(OfficeFiles.wordSaying("secret"));
      }
      files.writeFilesystem(bytes);

      assertThat(read(bytes.toByteArray()))
          .isEqualTo(new Extraction.Unread(Format.COMPOUND, Reason.ENCRYPTED));
    }
  }

  @Test
  void keepsTheWordsBeforeABreak() {
    byte[] file =
        OfficeFiles.changed(
            OfficeFiles.wordSaying("before"), "word/document.xml", "</w:body>", "<oops");

    Extraction.Text read = text(file);
    assertThat(new String(read.utf8(), UTF_8)).contains("before");
    assertThat(read.left()).containsExactly("a part: broken");
  }

  @Test
  void saysThatAFileIsCut() {
    byte[] file = OfficeFiles.wordSaying("whole");

    assertThat(read(Arrays.copyOf(file, file.length / 2)))
        .isEqualTo(new Extraction.Unread(Format.ZIP, Reason.BROKEN));
  }

  @Test
  void isUnfinishedHoweverMuchElseWasLeft() {
    byte[] file = OfficeFiles.wordSaying("first");
    for (int i = 1; i <= 20; i++) {
      var pictures = Collections.nCopies(i, PdfFiles.picture()).toArray(PdfFiles.Step[]::new);
      file = OfficeFiles.with(file, "word/embeddings/" + (100 + i) + ".pdf", PdfFiles.of(pictures));
    }
    file = OfficeFiles.with(file, "word/embeddings/200.txt", "w ".repeat(5_000).getBytes(UTF_8));
    var read = (Extraction.Text) Extractor.extract(file, 4_000, LIMITS);
    assertThat(read.left()).hasSize(16);
    assertThat(read.unfinished()).isTrue();
  }

  @Test
  void whatLiesDeeperThanIsLookedIntoIsUnfinished() {
    byte[] file = OfficeFiles.wordSaying("the deepest");
    for (int i = 0; i < 4; i++) {
      file = OfficeFiles.with(OfficeFiles.wordSaying("around"), "word/embeddings/a.docx", file);
    }
    assertThat(text(file).left()).containsExactly("an embedded file: nested too deep");
    assertThat(text(file).unfinished()).isTrue();
    assertThat(text(OfficeFiles.wordSaying("all of it")).unfinished()).isFalse();
  }
}
