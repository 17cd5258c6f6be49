package io.ledgerline.verifier;

import java.lang.reflect.InvocationTargetException;

/**
 * The jar's entry point. Compiled for Java 17, so that an older Java than the verifier needs runs at
 * least this far and can say so.
 */
public final class Main {
  private static final int NEEDED = 25;

  private Main() {}

  /** Starts the verifier, or says which Java it needs and ends with exit code 2. */
  public static void main(String[] arguments) throws Exception {
    int running = Runtime.version().feature();
    if (running < NEEDED) {
      System.err.println(
          "The Ledgerline verifier needs Java "
              + NEEDED
              + " or newer; this is Java "
              + running
              + ". Install a JDK or JRE "
              + NEEDED
              + " and start it with that one.");
      System.exit(2);
    }
    try {
      Class<?> command = Class.forName("io.ledgerline.verifier.VerifyCommand");
      command.getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception) {
        throw (Exception) e.getCause();
      }
      throw e;
    }
  }
}
