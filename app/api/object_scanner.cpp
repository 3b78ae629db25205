// SPDX-License-Identifier: MIT
#include "api/object_scanner.h"

namespace proxydeck {

ObjectScanner::Object ObjectScanner::next()
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
            return {open, m_at, text};
        }
        if (c == ',')
            comma = text.size() - 1;
        else if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            comma = -1;
    }
    return {};
}

bool ObjectScanner::skipString()
{
    for (++m_at; m_at < m_bytes.size(); ++m_at) {
        if (m_bytes[m_at] == '\\')
            ++m_at;
        else if (m_bytes[m_at] == '"')
            return true;
    }
    return false;
}

} // namespace proxydeck
