// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QString>

namespace proxydeck {

/// What a lease is tried against, and what has to come back.
struct CheckAddress
{
    enum class Method : quint8 { Get, Head };
    enum class Fault : quint8 {
        NotAUrl,     ///< no URL, or one without a host
        OtherScheme, ///< neither http: nor https:
        HasLogin,    ///< user or password, which would be a secret in the settings
        BadHost,     ///< see isHost(); a name in another script is written in its ASCII form first
        TooLong,     ///< above MaxLength
    };
    static constexpr qsizetype MaxLength = 2'000; ///< of the URL, characters

    quint32 number = 1;   ///< as numbered in the settings, from 1; CheckOutcome::address
    bool isSecure = true; ///< https:
    QString host;         ///< in ASCII, without brackets
    quint16 port = 443;   ///< 1..65535
    QByteArray target;    ///< path and query, percent-encoded, beginning with `/`; a fragment is dropped
    Method method = Method::Get;
    int status = 0;         ///< 100..599: this one; 0: any of 200 to 299
    QString text = {};      ///< has to be in the first 64 KB of the body; empty: whatever is there
    bool readsExit = false; ///< the answer tells the caller's address. Not with Head.

    /// The parts of \a url; the rest is as above. Blanks around it do not count.
    static Expected<CheckAddress, Fault> fromUrl(const QString &url);
    QString url() const;

    friend bool operator==(const CheckAddress &, const CheckAddress &) = default;
};

/// `https://d.qg.net/ip`: it answers with the caller's address.
CheckAddress vendorsCheckAddress();
/// `http://check.qg-demo.test/ip`, which only the proxies of the simulator know.
CheckAddress simulatorsCheckAddress();

} // namespace proxydeck
