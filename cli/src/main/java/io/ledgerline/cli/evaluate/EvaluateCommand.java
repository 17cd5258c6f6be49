package io.ledgerline.cli.evaluate;

import io.ledgerline.cli.ExitCode;
import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.command.DocumentFiles;
import io.ledgerline.cli.command.ServerOptions;
import io.ledgerline.cli.command.UsageException;
import io.ledgerline.cli.output.Format;
import io.ledgerline.cli.output.Terminal;
import io.ledgerline.cli.policy.PolicyBench;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.evaluate.LabelledText;
import io.ledgerline.inspection.evaluate.ModelledDetectors;
import io.ledgerline.inspection.evaluate.SpanEvaluation;
import io.ledgerline.inspection.evaluate.Speed;
import io.ledgerline.inspection.evaluate.TextClassifier;
import io.ledgerline.inspection.evaluate.TextClassifiers;
import io.ledgerline.inspection.evaluate.TextEvaluation;
import io.ledgerline.inspection.model.RunningModels;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.inspection.tenant.OwnDetectors;
import io.ledgerline.inspection.tenant.TenantDetectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ledgerline evaluate}: measures detectors and classifiers on files, or shows what reviewers
 * said of them.
 */
@Command(
    name = "evaluate",
    description = "Measure the detectors on labelled texts: precision, recall, false refusals.")
public final class EvaluateCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or csv (default: table).")
  Format format = Format.TABLE;

  @Option(
      names = "--speed",
      description = "Also measure MB/s, and ms per text of models (about 5 s per corpus).")
  boolean speed;

  @Option(
      names = "--mistakes",
      description = "Print what was missed or found in excess; shows values of the corpus.")
  boolean mistakes;

  @Option(
      names = "--tenant",
      description = "Show what reviewers said of findings in a tenant's calls (asks the server).")
  @Nullable String tenant;

  @Mixin ServerOptions server = new ServerOptions();

  @Parameters(
      paramLabel = "CORPUS",
      arity = "0..*",
      description = "Folders or files of JSON lines with text and spans, or text and label.")
  List<Path> corpora = List.of();

  @Option(
      names = "--detectors",
      paramLabel = "FILE",
      description = "Measure with the Detectors documents of a file or folder on top.")
  @Nullable Path own;

  @Option(
      names = "--models",
      paramLabel = "CONFIG",
      description = "Measure with the models of a server's configuration (ledgerline.yaml) on top.")
  @Nullable Path models;

  private final Terminal terminal;
  private final PolicyBench bench;

  public EvaluateCommand(Terminal terminal, PolicyBench bench) {
    this.terminal = terminal;
    this.bench = bench;
  }

  @Override
  public Integer call() throws Exception {
    if (tenant != null) {
      return reviewed(tenant);
    }
    if (corpora.isEmpty()) {
      throw new UsageException("name a corpus, or a tenant with --tenant");
    }
    if (models == null) {
      return measured(List.of());
    }
    try (RunningModels running = bench.models(terminal.folder().resolve(models))) {
      return measured(running.all());
    } catch (ModelledDetectors.UnreadException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private int measured(List<TextModel> running) throws IOException, UsageException {
    var detectors = Detectors.standard();
    var upon = new ModelledDetectors(running, new TenantDetectors(detectors, List.of(), own()));
    var classifiers = new ArrayList<>(TextClassifiers.standard());
    classifiers.addAll(TextClassifiers.of(running));
    var table = CorpusReport.table();
    var notes = new StringBuilder();
    var json = JSON.createObjectNode();
    json.put("detectors", detectors.digest());
    if (!running.isEmpty()) {
      var named = json.putArray("models");
      running.forEach(model -> named.add(model.card().detector()));
    }
    var all = json.putArray("corpora");
    for (var corpus : corpora) {
      var texts = CorpusReader.read(terminal.folder().resolve(corpus));
      if (!speed && texts.stream().allMatch(EvaluateCommand::isBare)) {
        throw new UsageException(
            corpus + ": nothing is labelled (expected: a text with spans or a label)");
      }
      var report = report(corpus, texts, upon, classifiers);
      report.rows(table);
      report.json(all);
      notes.append(report.refusals());
      if (speed) {
        var last = (ObjectNode) all.get(all.size() - 1);
        speed(corpus, texts, detectors, notes, last);
        running.forEach(model -> speed(corpus, texts, model, notes, last));
      }
      if (mistakes) {
        report.spans().mistakes().forEach(terminal.err()::println);
      }
    }
    terminal.print(table, json, format);
    if (format == Format.TABLE) {
      terminal.out().print(notes);
    }
    return ExitCode.OK;
  }

  private static boolean isBare(LabelledText text) {
    return text.spans().isEmpty() && text.label().isEmpty();
  }

  private int reviewed(String of) throws ApiException, UsageException {
    if (!corpora.isEmpty()) {
      throw new UsageException("give a corpus or --tenant, not both: their figures differ");
    }
    JsonNode verdicts = server.api(terminal).verdicts(Map.of("tenant", of));
    terminal.print(Reviewed.table(verdicts), verdicts, format);
    if (format == Format.TABLE) {
      terminal
          .out()
          .println("Of what people reviewed; recall only counts what they noticed was missed.");
    }
    return ExitCode.OK;
  }

  private List<OwnDetectors> own() throws IOException, UsageException {
    if (own == null) {
      return List.of();
    }
    return bench.detectors(DocumentFiles.read(terminal.folder().resolve(own))).stream()
        .map(OwnDetectors::new)
        .toList();
  }

  private static CorpusReport report(
      Path corpus,
      List<LabelledText> texts,
      ModelledDetectors detectors,
      List<TextClassifier> classifiers) {
    boolean spans = CorpusReport.hasSpans(texts);
    var evaluation = SpanEvaluation.of(spans ? texts : List.of(), detectors);
    var judged = new ArrayList<TextEvaluation>();
    classifiers.forEach(classifier -> judged.add(TextEvaluation.of(texts, classifier)));
    return new CorpusReport(String.valueOf(corpus.getFileName()), texts.size(), evaluation, judged);
  }

  private static void speed(
      Path corpus,
      List<LabelledText> texts,
      Detectors detectors,
      StringBuilder notes,
      ObjectNode json) {
    double fast = Speed.megabytesPerSecond(Speed.joined(texts), detectors);
    json.put("megabytes_per_second", fast);
    notes.append(
        String.format(Locale.ROOT, "%s: %.0f MB/s on one core%n", corpus.getFileName(), fast));
  }

  private static void speed(
      Path corpus,
      List<LabelledText> texts,
      TextModel model,
      StringBuilder notes,
      ObjectNode json) {
    double millis = Speed.millisPerText(model, texts);
    String name = model.card().detector();
    json.withObject("/milliseconds_per_text").put(name, millis);
    notes.append(
        String.format(
            Locale.ROOT, "%s: %s took %.2f ms per text%n", corpus.getFileName(), name, millis));
  }
}
