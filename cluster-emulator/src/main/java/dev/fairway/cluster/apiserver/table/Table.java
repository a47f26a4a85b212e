package dev.fairway.cluster.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.kinds.Kind;
import java.time.Instant;
import java.util.List;

/** {@code meta.k8s.io/v1 Table}: what kubectl asks for and prints as it is. */
public final class Table {

    public static ObjectNode of(Kind kind, List<? extends JsonNode> objects, Instant now) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata");
        List<Columns> columns = Columns.of(kind);
        ArrayNode definitions = table.putArray("columnDefinitions");
        columns.forEach(column -> definitions
                .addObject()
                .put("name", column.name())
                .put("type", "string")
                .put("format", column.name().equals("Name") ? "name" : "")
                .put("description", "")
                .put("priority", column.priority()));
        ArrayNode rows = table.putArray("rows");
        for (JsonNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(column.cell().apply(object, now)));
            ObjectNode partial = row.putObject("object");
            partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
            partial.set("metadata", object.get("metadata"));
        }
        return table;
    }

    private Table() {}
}
