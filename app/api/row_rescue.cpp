// SPDX-License-Identifier: MIT
#include "api/api_reply.h"
#include "api/reply_rows.h"

#include <QJsonDocument>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Goes through bytes that are nearly JSON and stops at each complete object that has no object inside: the vendor's rows are
/// such. Knows strings, so that a brace in a name is no brace.
class ObjectScanner
{
public:
    explicit ObjectScanner(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    /// The next object, without commas before a closing bracket; empty at the end.
    QByteArray next()
    {
        qsizetype open = -1;
        qsizetype comma = -1;
        QByteArray text;
        for (; m_at < m_bytes.size(); ++m_at) {
            const char c = m_bytes[m_at];
            if (c == '"') {
                const qsizetype begin = m_at;
                if (!skipString())
                    return {};
                if (open >= 0)
                    text += m_bytes.mid(begin, m_at - begin + 1);
                comma = -1;
                continue;
            }
            if (c == '{') {
                open = m_at;
                text = "{";
                comma = -1;
                continue;
            }
            if (open < 0)
                continue;
            if ((c == '}' || c == ']') && comma >= 0)
                text.remove(comma, 1);
            text += c;
            if (c == '}') {
                ++m_at;
                return text;
            }
            if (c == ',')
                comma = text.size() - 1;
            else if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
                comma = -1;
        }
        return {};
    }

private:
    bool skipString()
    {
        for (++m_at; m_at < m_bytes.size(); ++m_at) {
            if (m_bytes[m_at] == '\\')
                ++m_at;
            else if (m_bytes[m_at] == '"')
                return true;
        }
        return false;
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

} // namespace

ApiReply rescueRows(const Endpoint &endpoint, const QByteArray &body, const Credentials &credentials)
{
    ApiReply reply;
    ReplyRows rows(endpoint, credentials, reply);
    const QByteArray bytes = QString::fromUtf8(body).toUtf8();
    ObjectScanner scanner(bytes);
    for (QByteArray text = scanner.next(); !text.isEmpty(); text = scanner.next()) {
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        if (!object.value("server"_L1).isUndefined() || !object.value("uuid"_L1).isUndefined())
            rows.take(object);
    }
    reply.badRows.clear();
    return reply;
}

} // namespace proxydeck
