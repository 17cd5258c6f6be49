package io.ledgerline.server.policy;

import io.ledgerline.cli.command.UsageException;
import io.ledgerline.cli.policy.PolicyBench;
import io.ledgerline.gateway.trial.Prompt;
import io.ledgerline.gateway.trial.Trial;
import io.ledgerline.governance.apply.SettingFiles;
import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.detector.DetectorDocument;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.model.RunningModels;
import io.ledgerline.inspection.tenant.TenantRules;
import io.ledgerline.server.assembly.ModelsPart;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.server.config.OwnModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Policies tried in this process, by the stages that calls go through. */
public final class TriedHere implements PolicyBench {
  /** What only happens to answers; a request is never blocked but refused. */
  private static final List<String> ON_ANSWERS_ONLY = List.of("note", "label", "rewrite", "block");

  @Override
  public List<Tried> examples(Map<String, String> files) throws UsageException {
    SettingFiles read = read(files);
    if (read.examples().isEmpty()) {
      throw new UsageException(
          "there are no examples to try: add a document of kind PolicyExamples, or try calls with"
              + " --last-week");
    }
    var trial = new Trial();
    var tried = new ArrayList<Tried>();
    for (SettingFiles.Examples examples : read.examples()) {
      var policies = new TriedPolicies(read, examples);
      for (Spec example : examples.spec().objects("examples")) {
        tried.add(one(trial, policies, examples.file(), example));
      }
    }
    return tried;
  }

  private static Tried one(Trial trial, TriedPolicies policies, String file, Spec example)
      throws UsageException {
    try {
      Trial.Outcome outcome = outcome(trial, policies, example);
      String expected = example.text("expect");
      String because = example.text("because", "");
      return new Tried(
          file,
          example.text("name"),
          because.isEmpty() ? expected : expected + ": " + because,
          outcome.what(),
          outcome.because(),
          outcome.what().equals(expected) && outcome.because().contains(because));
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(file + ": " + example.text("name") + ": " + wrong.getMessage());
    }
  }

  private static Trial.Outcome outcome(Trial trial, TriedPolicies policies, Spec example) {
    String answer = example.textOrNull("answer");
    if (answer != null) {
      return trial.answer(policies.terms(example), policies.outputs(example), answer);
    }
    if (ON_ANSWERS_ONLY.contains(example.text("expect"))) {
      throw new IllegalArgumentException(
          "expect: "
              + example.text("expect")
              + " (expected: for what is sent one of "
              + String.join(", ", Trial.ON_REQUESTS)
              + "; for this one, an answer to judge)");
    }
    return trial.request(
        policies.terms(example),
        new Prompt(
            example.textOrNull("user"),
            example.textOrNull("system"),
            example.textOrNull("toolResult"),
            example.textOrNull("document"),
            example.textOrNull("searchResult"),
            null));
  }

  @Override
  public List<TenantRules> detectors(Map<String, String> files) throws UsageException {
    var rules = new ArrayList<TenantRules>();
    for (SettingFiles.Document document : read(files).settings()) {
      if (document.key().kind() == Kind.DETECTORS) {
        try {
          var found =
              DetectorDocument.of(
                  document.key().tenant(), document.key().name(), 1, document.spec());
          rules.add(found.rules());
        } catch (IllegalArgumentException wrong) {
          throw new UsageException(document.key() + ": " + wrong.getMessage());
        }
      }
    }
    if (rules.isEmpty()) {
      throw new UsageException("there is no document of kind Detectors in the files");
    }
    return rules;
  }

  @Override
  public RunningModels models(Path configuration) throws UsageException {
    try {
      List<OwnModel> models = ConfigReader.read(configuration, "--models").models();
      if (models.isEmpty()) {
        throw new UsageException(configuration + ": models is empty (expected: at least one)");
      }
      return ModelsPart.start(models, Files.createTempDirectory("ledgerline-models"));
    } catch (ConfigException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SettingFiles read(Map<String, String> files) throws UsageException {
    var read =
        SettingFiles.read(
            files.entrySet().stream()
                .map(file -> new SourceFile(file.getKey(), file.getValue()))
                .toList());
    if (!read.problems().isEmpty()) {
      throw new UsageException(read.problems().getFirst().toString());
    }
    return read;
  }
}
