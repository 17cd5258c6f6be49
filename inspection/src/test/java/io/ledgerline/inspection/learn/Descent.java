package io.ledgerline.inspection.learn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Goes down a smooth convex function with the limited-memory method of Broyden, Fletcher, Goldfarb
 * and Shanno (Nocedal, 1980). The same function gives the same point on every machine.
 */
public final class Descent {
  /** A function of many numbers. */
  public interface Slope {
    /** The value at a point, whose gradient is written into an array of zeros. */
    double at(double[] point, double[] gradient);
  }

  /** A step that was made, and by how much the gradient changed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Past(double[] step, double[] change, double product) {}

  private static final int REMEMBERED = 8;
  private static final int HALVINGS = 30;

  /** Share of what the slope promises that a step has to bring. */
  private static final double ENOUGH = 1e-4;

  private final Slope function;
  private final Deque<Past> past = new ArrayDeque<>();

  private Descent(Slope function) {
    this.function = function;
  }

  /** Where so many steps from the point of zeros lead. */
  public static double[] from(int size, int steps, Slope function) {
    return new Descent(function).go(new double[size], steps);
  }

  private double[] go(double[] start, int steps) {
    double[] point = start;
    double[] gradient = new double[point.length];
    double value = function.at(point, gradient);
    for (int i = 0; i < steps; i++) {
      double[] way = way(gradient);
      double slope = dot(way, gradient);
      double share = i == 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
      boolean lower = false;
      for (int halved = 0; halved < HALVINGS && !lower; halved++) {
        double[] next = along(point, way, share);
        double[] nextGradient = new double[point.length];
        double nextValue = function.at(next, nextGradient);
        lower = nextValue <= value + ENOUGH * share * slope;
        if (lower) {
          remember(difference(next, point), difference(nextGradient, gradient));
          point = next;
          gradient = nextGradient;
          value = nextValue;
        }
        share /= 2;
      }
      if (!lower) {
        return point;
      }
    }
    return point;
  }

  private void remember(double[] step, double[] change) {
    double product = dot(step, change);
    if (product > 0) {
      past.addLast(new Past(step, change, product));
      if (past.size() > REMEMBERED) {
        past.removeFirst();
      }
    }
  }

  /** Down the gradient, bent by what is known of how it changes. */
  private double[] way(double[] gradient) {
    double[] way = new double[gradient.length];
    for (int i = 0; i < way.length; i++) {
      way[i] = -gradient[i];
    }
    double[] shares = new double[past.size()];
    int k = past.size();
    for (Iterator<Past> back = past.descendingIterator(); back.hasNext(); ) {
      Past each = back.next();
      k--;
      shares[k] = dot(each.step(), way) / each.product();
      add(way, each.change(), -shares[k]);
    }
    if (!past.isEmpty()) {
      Past last = past.getLast();
      double scale = last.product() / dot(last.change(), last.change());
      for (int i = 0; i < way.length; i++) {
        way[i] *= scale;
      }
    }
    for (Past each : past) {
      double turned = dot(each.change(), way) / each.product();
      add(way, each.step(), shares[k] - turned);
      k++;
    }
    return way;
  }

  private static double[] along(double[] point, double[] way, double share) {
    double[] next = point.clone();
    add(next, way, share);
    return next;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, b, -1);
    return difference;
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
