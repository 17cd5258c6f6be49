package io.ledgerline.gateway;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files in base64, as callers send them. */
final class DocumentFiles {
  /** A request that the simulator takes, too. */
  static final String PLAIN = Wire.REQUEST.replace(", \"x_new\": {\"a\" : 1}", "");

  private DocumentFiles() {}

  /** A page that shows one line and hides the others in white. */
  static String pdf(String shown, String... hidden) {
    return written(document -> page(document, shown, hidden));
  }

  /** A page whose line is drawn in pieces. */
  static String pieces(String... pieces) {
    return written(
        document -> {
          try (var content = text(document)) {
            for (String piece : pieces) {
              content.showText(piece);
            }
            content.endText();
          }
        });
  }

  static String encrypted(String shown) {
    return written(
        document -> {
          page(document, shown);
          document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });
  }

  static String picture() {
    return written(
        document -> {
          var page = new PDPage();
          document.addPage(page);
          var image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
          try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(LosslessFactory.createFromImage(document, image), 9, 9, 9, 9);
          }
        });
  }

  static String word(String text) {
    try (var document = new XWPFDocument();
        var bytes = new ByteArrayOutputStream()) {
      document.createParagraph().createRun().setText(text);
      document.write(bytes);
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A user's message with a document block and a question. */
  static String asking(String base64) {
    return asking("application/pdf", base64);
  }

  static String asking(String mediaType, String base64) {
    return sending(
        "{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"media_type\":\"%s\",\"data\":\"%s\"},\"title\":\"Terms\"}"
            .formatted(mediaType, base64));
  }

  static String sending(String blocks) {
    return PLAIN.replace(
        "\"content\":\"hi\"",
        "\"content\":[" + blocks + ", {\"type\":\"text\",\"text\":\"What does it say?\"}]");
  }

  /** Something done to a document before it is written. */
  @FunctionalInterface
  private interface Step {
    void on(PDDocument document) throws IOException;
  }

  private static String written(Step step) {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      step.on(document);
      document.save(bytes);
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void page(PDDocument document, String shown, String... hidden) throws IOException {
    try (var content = text(document)) {
      content.showText(shown);
      content.setNonStrokingColor(Color.WHITE);
      for (String each : hidden) {
        content.newLineAtOffset(0, -14);
        content.showText(each);
      }
      content.endText();
    }
  }

  private static PDPageContentStream text(PDDocument document) throws IOException {
    var page = new PDPage();
    document.addPage(page);
    var content = new PDPageContentStream(document, page);
    content.beginText();
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
    content.newLineAtOffset(40, 700);
    return content;
  }
}
