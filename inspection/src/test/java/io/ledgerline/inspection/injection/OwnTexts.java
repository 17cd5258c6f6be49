package io.ledgerline.inspection.injection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts that we wrote ourselves: documents without attacks, and requests to put into them. */
final class OwnTexts {
  private OwnTexts() {}

  /** Documents that hold no attack, some of them about attacks. */
  static List<String> documents() {
    return List.of(read("benign-documents.txt").split("\n---\n"));
  }

  /** Requests to an assistant that belong to no document. */
  static List<String> requests() {
    return read("off-task.txt").lines().toList();
  }

  /** Prompts full of words that attacks use. */
  static List<String> triggerWords() {
    return read("trigger-words.txt").lines().filter(line -> !line.startsWith("#")).toList();
  }

  /** Each request at the start, in the middle and at the end of one of our documents. */
  static List<String> inDocuments() {
    return insert(documents().stream().filter(text -> !text.contains("payload")).toList());
  }

  /** Each request at the start, in the middle and at the end of a mail. */
  static List<String> inMails(Corpora corpora) {
    return insert(
        corpora.read("inj-bipia-train/emails_clean.jsonl").stream()
            .map(Corpora.Sample::text)
            .toList());
  }

  private static List<String> insert(List<String> documents) {
    List<String> texts = new ArrayList<>();
    int turn = 0;
    for (String request : requests()) {
      for (int place = 0; place < 3; place++) {
        String document = documents.get(turn++ % documents.size());
        texts.add(inserted(document, request, place));
      }
    }
    return texts;
  }

  private static String inserted(String document, String request, int place) {
    if (place == 0) {
      return request + "\n" + document;
    }
    if (place == 2) {
      return document + "\n" + request;
    }
    int middle = document.indexOf(". ", document.length() / 3);
    int at = middle < 0 ? document.length() / 2 : middle + 1;
    return document.substring(0, at) + "\n" + request + "\n" + document.substring(at);
  }

  static String read(String name) {
    try (InputStream in = OwnTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("test resource: " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
