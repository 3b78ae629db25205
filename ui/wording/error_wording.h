// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"
#include "api/api_reply.h"

#include <QString>
#include <QUrl>

namespace proxydeck {

struct Endpoint;

/// Texts for a failure, in the program's language. Plain text without invisible characters: those from the network were
/// replaced by visible ones.
struct Wording
{
    QString title; ///< a few words: "Out of stock"
    QString cause; ///< what happened
    QString next;  ///< what to do; may be empty
    QString retry; ///< whether and when the same call can succeed
    QUrl page;     ///< a page of the vendor that helps; may be empty
    QString pageLabel;
};

/// \a canListInUse: the product has a call that can show the outcome of a lost one (Catalogue::listInUse()).
Wording errorWording(const ApiError &error, const Endpoint &endpoint, bool canListInUse = false);
/// Whether \a code has its own texts, not the generic ones for unknown codes.
bool hasOwnWording(const QString &code);
/// "Out of stock", or "Refused: SOME_NEW_CODE" for one without its own texts.
QString vendorCodeTitle(const QString &code);

/// "Row 3: the port is unusable. Nothing …"
QString badRowText(const BadRow &row);

} // namespace proxydeck
