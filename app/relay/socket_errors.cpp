// SPDX-License-Identifier: MIT
#include "relay/socket_errors.h"

#include <QtGlobal>

#ifndef Q_OS_WIN
#include <cerrno>
#endif

namespace proxydeck {

namespace {

// Asio has no names for these, and maps only those that it has names for to std::errc.
#ifdef Q_OS_WIN
constexpr int noSuchAddress = WSAEADDRNOTAVAIL;
constexpr int tooManyInSystem = ERROR_TOO_MANY_OPEN_FILES;
#else
constexpr int noSuchAddress = EADDRNOTAVAIL;
constexpr int tooManyInSystem = ENFILE;
#endif

bool isOfSystem(const asio::error_code &error, int value)
{
    return error.category() == asio::error::get_system_category() && error.value() == value;
}

} // namespace

bool isOutOfDescriptors(const asio::error_code &error)
{
    return error == asio::error::no_descriptors || error == asio::error::no_buffer_space
        || error == asio::error::no_memory || isOfSystem(error, tooManyInSystem);
}

bool isNoSuchAddress(const asio::error_code &error)
{
    return isOfSystem(error, noSuchAddress) || error == asio::error::address_family_not_supported;
}

bool isNotPermitted(const asio::error_code &error)
{
    return error == asio::error::access_denied || error == asio::error::no_permission;
}

} // namespace proxydeck
