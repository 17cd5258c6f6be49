package io.ledgerline.models.worker;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtException;
import io.ledgerline.models.ModelFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model that is ready: its tokenizer, its network, its labels. Not thread-safe. */
public final class LoadedModel {
  private static final int USUAL_WINDOW = 512;
  private static final int LEAST_WINDOW = 8;
  private static final int MOST_OVERLAP = 64;

  /** Tokens that are run together; bounds the memory of a run. */
  private static final int MOST_TOGETHER = 4_096;

  private final HuggingFaceTokenizer tokenizer;
  private final Network network;
  private final ModelConfig config;
  private final boolean perToken;
  private final LabelNames labels;

  /**
   * Loads the files of a folder, which must be those that its hashes say.
   *
   * @param window most tokens at once; 0 for as many as the model takes, at most 512
   */
  public static LoadedModel of(ModelFiles files, int window, int threads)
      throws ModelLoadException {
    try {
      ModelConfig config = ModelConfig.of(files.readConfig());
      int positions = config.positions() == 0 ? USUAL_WINDOW : config.positions();
      int tokens = Math.min(positions, window == 0 ? USUAL_WINDOW : window);
      if (tokens < LEAST_WINDOW) {
        throw new ModelLoadException(
            "the model takes " + tokens + " tokens (expected: at least " + LEAST_WINDOW + ")");
      }
      return new LoadedModel(
          tokenizer(files.readTokenizer(), tokens), Network.of(files.mapModel(), threads), config);
    } catch (IOException e) {
      throw new ModelLoadException(String.valueOf(e.getMessage()));
    }
  }

  private static HuggingFaceTokenizer tokenizer(byte[] json, int tokens) throws ModelLoadException {
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "true",
            "truncation", "true",
            "maxLength", "" + tokens,
            "stride", "" + Math.min(MOST_OVERLAP, tokens / 4),
            "padding", "false",
            "withOverflowingTokens", "true");
    try {
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
    } catch (IOException | RuntimeException e) {
      throw new ModelLoadException("tokenizer.json is no tokenizer of Hugging Face's library");
    }
  }

  private LoadedModel(HuggingFaceTokenizer tokenizer, Network network, ModelConfig config)
      throws ModelLoadException {
    this.tokenizer = tokenizer;
    this.network = network;
    this.config = config;
    Network.Scores probe = probe();
    if (probe.labels() != config.outputs().size()) {
      throw new ModelLoadException(
          "model.onnx has %d outputs, config.json labels for %d"
              .formatted(probe.labels(), config.outputs().size()));
    }
    this.perToken = probe.perToken();
    this.labels = new LabelNames(config.outputs(), perToken);
  }

  /** What a model is shows in what comes out of it; a first run is the slowest, too. */
  private Network.Scores probe() throws ModelLoadException {
    try {
      return network.run(windows(0, "Hello, world.", 13));
    } catch (OrtException | RuntimeException e) {
      throw new ModelLoadException(
          "model.onnx does not run on the tokens of tokenizer.json: wrong inputs or outputs");
    }
  }

  /** Whether it labels tokens, as against whole texts. */
  public boolean perToken() {
    return perToken;
  }

  /** Its labels, as settings name them. */
  public List<String> labels() {
    return labels.all();
  }

  private List<Window> windows(int number, String text, int length) {
    Encoding encoding = tokenizer.encode(text, true, true);
    return Window.of(number, encoding, length);
  }

  /** What it says of each text. */
  List<List<Labelled>> read(List<String> texts) throws OrtException {
    var points = texts.stream().map(CodePoints::new).toList();
    var windows = new ArrayList<Window>();
    for (int i = 0; i < texts.size(); i++) {
      if (points.get(i).length() > 0) {
        windows.addAll(windows(i, texts.get(i), points.get(i).length()));
      }
    }
    float[][] @Nullable [] rows = run(windows);
    var said = new ArrayList<List<Labelled>>();
    int next = 0;
    for (int i = 0; i < texts.size(); i++) {
      var its = new ArrayList<Window>();
      var scores = new ArrayList<float[][]>();
      for (; next < windows.size() && windows.get(next).text() == i; next++) {
        its.add(windows.get(next));
        scores.add(rows[next]);
      }
      said.add(
          perToken
              ? new TokenValues(points.get(i), labels).of(its, scores)
              : whole(points.get(i), scores));
    }
    return said;
  }

  /** Runs windows of like length together. */
  private float[][] @Nullable [] run(List<Window> windows) throws OrtException {
    float[][] @Nullable [] rows = new float[windows.size()][][];
    var order = new ArrayList<Integer>();
    for (int i = 0; i < windows.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> windows.get(i).length()));
    for (int from = 0; from < order.size(); ) {
      int to = from + 1;
      while (to < order.size()
          && (to - from + 1) * windows.get(order.get(to)).length() <= MOST_TOGETHER) {
        to++;
      }
      List<Integer> batch = order.subList(from, to);
      float[][][] scores = network.run(batch.stream().map(windows::get).toList()).rows();
      for (int i = 0; i < batch.size(); i++) {
        rows[batch.get(i)] = scores[i];
      }
      from = to;
    }
    return rows;
  }

  /** A label of a whole text is as sure as in the window where it is surest. */
  private List<Labelled> whole(CodePoints text, List<float[][]> scores) {
    double[] most = new double[config.outputs().size()];
    for (float[][] window : scores) {
      double[] each =
          config.independent() || most.length == 1
              ? Probabilities.sigmoid(window[0])
              : Probabilities.softmax(window[0]);
      for (int i = 0; i < most.length; i++) {
        most[i] = Math.max(most[i], each[i]);
      }
    }
    var said = new ArrayList<Labelled>();
    for (int i = 0; i < most.length && text.length() > 0; i++) {
      int end = text.byteAt(text.length());
      said.add(new Labelled(labels.nameOf(i), 0, end, Labelled.permille(most[i])));
    }
    return said;
  }
}
