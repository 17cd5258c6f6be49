package io.ledgerline.models.worker;

import ai.onnxruntime.OrtException;
import io.ledgerline.models.ModelFiles;
import io.ledgerline.processes.AnsweringProcess;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The process that holds one model and reads texts with it. */
public final class ModelProcess {
  private static final long STACK = 2L << 20;

  private ModelProcess() {}

  /**
   * Loads a model, says what it is, and answers until its parent is gone.
   *
   * @param args folder; SHA-256 of model, tokenizer and configuration; most tokens at once; threads
   */
  public static void main(String[] args) throws IOException {
    DataOutputStream out = AnsweringProcess.claimOutput();
    LoadedModel model;
    try {
      var files = new ModelFiles(Path.of(args[0]), args[1], args[2], args[3]);
      model = LoadedModel.of(files, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
    } catch (ModelLoadException e) {
      Wire.refuse(out, String.valueOf(e.getMessage()));
      Runtime.getRuntime().halt(1);
      return;
    }
    Wire.hello(out, model.perToken(), model.labels());
    AnsweringProcess.serve(STACK, out, Wire::question, (texts, to) -> answer(model, texts, to));
  }

  private static void answer(LoadedModel model, List<String> texts, DataOutputStream out)
      throws IOException {
    List<List<Labelled>> said;
    try {
      said = model.read(texts);
    } catch (OrtException | RuntimeException e) {
      Wire.failed(out); // of these texts; the next may be read
      return;
    }
    Wire.answer(out, said);
  }
}
