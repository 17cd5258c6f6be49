package io.ledgerline.governance.apply;

import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of documents, read and checked by the schema without a database: to try them before they
 * are applied. What a document refers to is not looked up.
 *
 * @param settings the documents that are settings, in the order of the files
 * @param examples the documents that hold examples for them
 * @param problems what is wrong; then the others hold what could be read
 */
public record SettingFiles(
    List<Document> settings, List<Examples> examples, List<Problem> problems) {
  /** The kind of documents with examples, which are never applied. */
  public static final String EXAMPLES = "PolicyExamples";

  private static final SettingsSchema SCHEMA = new SettingsSchema();

  public SettingFiles {
    settings = List.copyOf(settings);
    examples = List.copyOf(examples);
    problems = List.copyOf(problems);
  }

  /** One setting as a file has it. */
  public record Document(SettingKey key, Spec spec) {}

  /**
   * Examples of what policies ought to do.
   *
   * @param tenant whose policies are meant; null for those of the organization alone
   */
  public record Examples(String file, @Nullable String tenant, String name, Spec spec) {}

  /** Reads files. */
  public static SettingFiles read(List<SourceFile> files) {
    var settings = new ArrayList<Document>();
    var examples = new ArrayList<Examples>();
    var problems = new ArrayList<Problem>();
    for (SourceFile file : files) {
      YamlReader.Read read = YamlReader.read(file);
      problems.addAll(read.problems());
      for (YamlDocument document : read.documents()) {
        List<Problem> broken = SCHEMA.check(document);
        problems.addAll(broken);
        if (broken.isEmpty()) {
          take(document, settings, examples);
        }
      }
    }
    return new SettingFiles(settings, examples, problems);
  }

  private static void take(
      YamlDocument document, List<Document> settings, List<Examples> examples) {
    String kind = document.content().path("kind").asString("");
    var spec = new Spec(Apply.spec(document));
    if (kind.equals(EXAMPLES)) {
      var metadata = document.content().path("metadata");
      examples.add(
          new Examples(
              document.file(),
              metadata.path("tenant").asString(null),
              metadata.path("name").asString(""),
              spec));
      return;
    }
    Kind.of(kind).ifPresent(known -> settings.add(new Document(Apply.key(known, document), spec)));
  }
}
