package io.ledgerline.admin.resource;

import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.governance.apply.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Files of settings in the body of a request: {@code documents: [{file, text}]}. */
final class SentFiles {
  /** The JSON Schema of the member {@code documents}. */
  static final String SCHEMA =
      "{\"type\":\"array\",\"minItems\":1,\"maxItems\":1000,\"items\":{\"type\":\"object\","
          + "\"required\":[\"file\",\"text\"],\"properties\":{\"file\":{\"type\":\"string\"},"
          + "\"text\":{\"type\":\"string\"}}}}";

  private static final int MOST = 1_000;

  private SentFiles() {}

  static List<SourceFile> of(AdminRequest request) throws ProblemException {
    var list = request.json().path("documents");
    if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
      throw ProblemException.invalid(
          "documents", "documents must be a list of 1 to " + MOST + " files");
    }
    var files = new ArrayList<SourceFile>();
    for (var item : list) {
      var file = item.path("file").stringValue(null);
      var text = item.path("text").stringValue(null);
      if (file == null || text == null) {
        throw ProblemException.invalid("documents", "each document needs a file and a text");
      }
      files.add(new SourceFile(file, text));
    }
    return files;
  }
}
