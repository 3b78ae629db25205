// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"
#include "api/api_reply.h"

#include <QString>
#include <QUrl>

namespace proxydeck {

struct Endpoint;

/// A failure in words, in the program's language. Plain text with nothing hidden in it: what came from the network has
/// been made visible.
struct Wording
{
    QString title; ///< a few words: "Out of stock"
    QString cause; ///< what happened
    QString next;  ///< what to do about it; may be empty
    QString retry; ///< whether and when the same call can succeed
    QUrl page;     ///< the vendor's page that helps; may be empty
    QString pageLabel;
};

/// \a canListInUse: the product has a call that can tell what became of a lost one (Catalogue::listInUse()).
Wording errorWording(const ApiError &error, const Endpoint &endpoint, bool canListInUse = false);
/// Whether the words for \a code are its own, and not those for codes that nobody has described.
bool hasOwnWording(const QString &code);

/// "Row 3: the port is unusable. Nothing …"
QString badRowText(const BadRow &row);

} // namespace proxydeck
