package io.ledgerline.cli.policy;

import io.ledgerline.cli.command.UsageException;
import io.ledgerline.inspection.model.RunningModels;
import io.ledgerline.inspection.tenant.TenantRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tries files of settings by the stages that calls go through, without a server. */
public interface PolicyBench {
  /** Where nothing can be tried: the program was put together without the product's rules. */
  PolicyBench NONE =
      new PolicyBench() {
        @Override
        public List<Tried> examples(Map<String, String> files) throws UsageException {
          throw new UsageException("this build can't try policies: use the whole program");
        }

        @Override
        public List<TenantRules> detectors(Map<String, String> files) throws UsageException {
          throw new UsageException("this build can't read settings: use the whole program");
        }

        @Override
        public RunningModels models(Path configuration) throws UsageException {
          throw new UsageException("this build can't run models: use the whole program");
        }
      };

  /**
   * Runs every example of the files against the policies in them; those that only observe are tried
   * as if they were enforced.
   *
   * @param files text by file name
   * @throws UsageException when a document is wrong, or there are no examples
   */
  List<Tried> examples(Map<String, String> files) throws UsageException;

  /**
   * The Detectors documents of the files.
   *
   * @param files text by file name
   * @throws UsageException when a document is wrong, or there is none
   */
  List<TenantRules> detectors(Map<String, String> files) throws UsageException;

  /**
   * Runs the models of a server's configuration until they are closed.
   *
   * @param configuration a {@code ledgerline.yaml}
   * @throws UsageException when one can't be run, or there is none
   */
  RunningModels models(Path configuration) throws UsageException;

  /**
   * One example that was tried.
   *
   * @param because the cell, rule or sign that decided; empty where nothing did
   */
  record Tried(
      String file,
      String example,
      String expected,
      String cameOut,
      String because,
      boolean asExpected) {}
}
