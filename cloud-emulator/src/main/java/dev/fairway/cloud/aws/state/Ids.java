package dev.fairway.cloud.aws.state;

import java.util.HexFormat;
import java.util.SplittableRandom;

/** New identifiers; the source of chance is given, so that a test can have the same ones again. */
public final class Ids {
    private final SplittableRandom random;

    public Ids(SplittableRandom random) {
        this.random = random;
    }

    /** ELBv2's: 16 hexadecimal digits. */
    public synchronized String elb() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    /** EC2's: a prefix and 17 hexadecimal digits. */
    public synchronized String ec2(String prefix) {
        return prefix + "-0" + HexFormat.of().toHexDigits(random.nextLong());
    }
}
