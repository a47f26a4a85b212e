package dev.fairway.cluster.apiserver.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.registry.Kind;
import java.time.Instant;
import java.util.List;

/** {@code meta.k8s.io/v1} Table, which kubectl asks for and prints as it is. */
public final class Tables {

    /** @param include what of an object comes along with its row: Metadata, Object or None */
    public static ObjectNode of(Kind kind, List<ObjectNode> objects, String include, Instant now) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata");
        List<Column> columns = Columns.of(kind);
        ArrayNode definitions = table.putArray("columnDefinitions");
        for (Column column : columns) {
            definitions
                    .addObject()
                    .put("name", column.name())
                    .put("type", "string")
                    .put("format", column.name().equals("Name") ? "name" : "")
                    .put("description", "")
                    .put("priority", column.wide() ? 1 : 0);
        }
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(column.cell().apply(object, now)));
            switch (include) {
                case "None" -> {
                    // Cells alone.
                }
                case "Object" -> row.set("object", object);
                default -> row.set("object", metadataOnly(object));
            }
        }
        return table;
    }

    public static ObjectNode metadataOnly(ObjectNode object) {
        return Json.object()
                .put("kind", "PartialObjectMetadata")
                .put("apiVersion", "meta.k8s.io/v1")
                .set("metadata", object.path("metadata"));
    }

    private Tables() {}
}
