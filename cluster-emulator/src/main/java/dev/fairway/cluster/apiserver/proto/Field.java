package dev.fairway.cluster.apiserver.proto;

/**
 * @param name in JSON; {@code -} for a message whose fields belong to its parent
 * @param keepsZero a pointer in Go: zero and absent differ
 */
record Field(String name, Type type, String message, boolean repeated, boolean keepsZero) {

    enum Type {
        TEXT,
        NUMBER,
        FLAG,
        TEXTS_BY_NAME,
        BYTES_BY_NAME,
        TIME,
        NUMBER_OR_TEXT,
        MESSAGE
    }

    /** {@code name}, {@code name:int}, {@code name:int?}, {@code name:[]}, {@code name:[Message]}; see Messages. */
    static Field parse(String text) {
        String[] words = text.split(":", 2);
        String type = words.length == 1 ? "text" : words[1];
        boolean repeated = type.startsWith("[");
        boolean keepsZero = type.endsWith("?");
        String bare = type.replaceAll("[\\[\\]?]", "");
        return switch (bare) {
            case "", "text" -> new Field(words[0], Type.TEXT, "", repeated, keepsZero);
            case "int" -> new Field(words[0], Type.NUMBER, "", repeated, keepsZero);
            case "bool" -> new Field(words[0], Type.FLAG, "", repeated, keepsZero);
            case "map" -> new Field(words[0], Type.TEXTS_BY_NAME, "", false, false);
            case "bytes" -> new Field(words[0], Type.BYTES_BY_NAME, "", false, false);
            case "time" -> new Field(words[0], Type.TIME, "", false, false);
            case "either" -> new Field(words[0], Type.NUMBER_OR_TEXT, "", false, false);
            default -> new Field(words[0], Type.MESSAGE, bare, repeated, true);
        };
    }
}
