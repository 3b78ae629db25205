// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"

#include <QJsonObject>

namespace proxydeck {

/// Text of a JSON value where the vendor documents a string: a string unchanged, a number in plain decimal, else empty.
/// Cut at \a limit characters, so that no reply can fill the table with one cell.
QString replyText(const QJsonValue &value, qsizetype limit = 500);

/// Adds the rows of `data` to a reply, one by one.
class ReplyRows
{
public:
    ReplyRows(const Endpoint &endpoint, const Credentials &credentials, ApiReply &reply);

    /// One entry of an array of IP or Monopoly (the vendor's names).
    void take(const QJsonValue &row);

private:
    void takeLease(const QJsonObject &row);
    void takeRegionLock(const QJsonObject &row);
    void reject(const QJsonValue &row, BadRow::Reason reason);

    const Endpoint &m_endpoint;
    const Credentials &m_credentials;
    ApiReply &m_reply;
    int m_index = -1;
};

} // namespace proxydeck
