package io.ledgerline.documents.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.common.filespecification.PDFileSpecification;
import org.jspecify.annotations.Nullable;

/** Files inside a PDF, read like the PDF itself. */
final class PdfAttachments {
  private static final int MOST = 100;

  private final Reading reading;
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int files;

  PdfAttachments(Reading reading) {
    this.reading = reading;
  }

  void read(PDDocument document) throws IOException {
    PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
    if (names != null && names.getEmbeddedFiles() != null) {
      tree(names.getEmbeddedFiles());
    }
  }

  private void tree(PDNameTreeNode<PDComplexFileSpecification> node) throws IOException {
    if (!seen.add(node.getCOSObject())) {
      return;
    }
    if (node.getNames() != null) {
      for (PDComplexFileSpecification file : node.getNames().values()) {
        file(file);
      }
    }
    if (node.getKids() != null) {
      for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
        tree(kid);
      }
    }
  }

  void file(@Nullable PDFileSpecification specification) throws IOException {
    if (!(specification instanceof PDComplexFileSpecification file)) {
      return;
    }
    PDEmbeddedFile embedded = file.getEmbeddedFile();
    if (embedded == null) {
      embedded = file.getEmbeddedFileUnicode();
    }
    if (embedded == null || !seen.add(embedded.getCOSObject())) {
      return;
    }
    if (++files > MOST) {
      reading.leftOver("attachments beyond " + MOST);
      return;
    }
    try (InputStream in = embedded.createInputStream()) {
      reading.inside(reading.unpacked(in), "attachment");
    } catch (UnreadableException e) {
      reading.left("attachment", e.reason());
    }
  }
}
