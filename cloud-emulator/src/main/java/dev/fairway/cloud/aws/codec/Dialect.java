package dev.fairway.cloud.aws.codec;

import software.amazon.awssdk.core.SdkPojo;

/** How a service wraps answers and errors (AWS query protocol; EC2 query protocol). */
public enum Dialect {
    QUERY("http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"),
    EC2("http://ec2.amazonaws.com/doc/2016-11-15/");

    private final String namespace;

    Dialect(String namespace) {
        this.namespace = namespace;
    }

    public String answer(String action, SdkPojo response, String requestId) {
        StringBuilder out = new StringBuilder(512);
        out.append('<')
                .append(action)
                .append("Response xmlns=\"")
                .append(namespace)
                .append("\">");
        switch (this) {
            case QUERY -> {
                out.append('<').append(action).append("Result>");
                PojoXml.write(out, response);
                out.append("</").append(action).append("Result><ResponseMetadata><RequestId>");
                out.append(requestId).append("</RequestId></ResponseMetadata>");
            }
            case EC2 -> {
                out.append("<requestId>").append(requestId).append("</requestId>");
                PojoXml.write(out, response);
            }
        }
        return out.append("</").append(action).append("Response>").toString();
    }

    public String error(int status, String code, String message, String requestId) {
        StringBuilder out = new StringBuilder(256);
        switch (this) {
            case QUERY -> {
                out.append("<ErrorResponse xmlns=\"").append(namespace).append("\"><Error><Type>");
                out.append(status < 500 ? "Sender" : "Receiver").append("</Type>");
                codeAndMessage(out, code, message);
                out.append("</Error><RequestId>").append(requestId).append("</RequestId></ErrorResponse>");
            }
            case EC2 -> {
                out.append("<Response><Errors><Error>");
                codeAndMessage(out, code, message);
                out.append("</Error></Errors><RequestID>").append(requestId).append("</RequestID></Response>");
            }
        }
        return out.toString();
    }

    private static void codeAndMessage(StringBuilder out, String code, String message) {
        out.append("<Code>");
        PojoXml.escape(out, code);
        out.append("</Code><Message>");
        PojoXml.escape(out, message);
        out.append("</Message>");
    }
}
