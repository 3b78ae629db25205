// SPDX-License-Identifier: MIT
#include "catalogue/form_model.h"

#include "catalogue/field_text.h"

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct Verdict
{
    FieldProblem problem = FieldProblem::None;
    QString invalidValue;

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

bool isCodes(ParameterKind kind)
{
    return kind == ParameterKind::AreaCodes || kind == ParameterKind::AreaCode || kind == ParameterKind::CountryCodes;
}

Verdict judgeCodes(const Parameter &parameter, const QString &value)
{
    const QStringList codes = value.split(u',');
    for (const QString &code : codes) {
        if (!(parameter.kind == ParameterKind::CountryCodes ? isCountryCode(code) : isAreaCode(code)))
            return {FieldProblem::MalformedCode, code};
    }
    const int most = parameter.kind == ParameterKind::AreaCode ? 1 : parameter.maximum;
    if (most > 0 && codes.size() > most)
        return {FieldProblem::TooManyCodes, codes.at(most)};
    return {};
}

Verdict judgeNumber(const Parameter &parameter, const QString &value)
{
    const qsizetype sign = value.startsWith(u'-') ? 1 : 0;
    const bool isNumber = value.size() > sign
        && std::all_of(value.begin() + sign, value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isNumber)
        return {FieldProblem::NotANumber, value};
    bool fits = false;
    const int number = value.toInt(&fits);
    if (!fits || number < parameter.minimum || number > parameter.maximum)
        return {FieldProblem::OutOfRange, value};
    return {};
}

Verdict judgeAlone(const Parameter &parameter, const QString &value)
{
    if (value.isEmpty() || parameter.kind == ParameterKind::Flag)
        return {};
    return isCodes(parameter.kind) ? judgeCodes(parameter, value) : judgeNumber(parameter, value);
}

} // namespace

FormModel::FormModel(const Endpoint &endpoint, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
{
    for (const Parameter &parameter : endpoint.parameters) {
        if (parameter.kind != ParameterKind::Key && parameter.kind != ParameterKind::ApiPassword)
            m_fields.append(&parameter);
    }
    m_values.resize(m_fields.size());
    m_offenders.resize(m_fields.size());
    m_problems.fill(FieldProblem::None, m_fields.size());
}

int FormModel::fieldCount() const { return int(m_fields.size()); }

const Parameter &FormModel::parameter(int field) const { return *m_fields.at(field); }

int FormModel::fieldNamed(QStringView name) const
{
    for (int field = 0; field < fieldCount(); ++field) {
        if (name == QLatin1StringView(m_fields.at(field)->name))
            return field;
    }
    return -1;
}

void FormModel::setChannels(int channels)
{
    if (channels == m_channels)
        return;
    m_channels = channels;
    judge();
    Q_EMIT limitsChanged();
}

int FormModel::maximum(int field) const
{
    const Parameter &asked = parameter(field);
    const bool bounded = asked.kind == ParameterKind::Count && m_channels > 0;
    return bounded ? std::min(asked.maximum, m_channels) : asked.maximum;
}

QString FormModel::value(int field) const { return m_values.at(field); }

void FormModel::setValue(int field, const QString &text)
{
    const QString value = normalizedField(parameter(field), text);
    if (value == m_values.at(field))
        return;
    m_values[field] = value;
    judge();
    Q_EMIT valueChanged(field);
}

void FormModel::reset() { restore({}); }

FieldProblem FormModel::problem(int field) const { return m_problems.at(field); }

QString FormModel::invalidValue(int field) const { return m_offenders.at(field); }

bool FormModel::isValid() const { return firstProblem() < 0; }

int FormModel::firstProblem() const
{
    for (int field = 0; field < fieldCount(); ++field) {
        if (m_problems.at(field) != FieldProblem::None)
            return field;
    }
    return -1;
}

int FormModel::wantedCount() const
{
    if (!m_endpoint.charges())
        return 0;
    for (int field = 0; field < fieldCount(); ++field) {
        if (parameter(field).kind != ParameterKind::Count)
            continue;
        const bool usable = !m_values.at(field).isEmpty() && m_problems.at(field) == FieldProblem::None;
        return usable ? m_values.at(field).toInt() : QString::fromLatin1(parameter(field).fallback).toInt();
    }
    return 1;
}

QueryItems FormModel::queryItems() const
{
    QueryItems items;
    for (int field = 0; field < fieldCount(); ++field) {
        const QString &value = m_values.at(field);
        if (!value.isEmpty() && value != QLatin1StringView(parameter(field).fallback))
            items.append({QString::fromLatin1(parameter(field).name), value});
    }
    return items;
}

QueryItems FormModel::save() const
{
    QueryItems items;
    for (int field = 0; field < fieldCount(); ++field) {
        if (!m_values.at(field).isEmpty())
            items.append({QString::fromLatin1(parameter(field).name), m_values.at(field)});
    }
    return items;
}

void FormModel::restore(const QueryItems &values)
{
    QStringList restored(m_fields.size());
    for (const QueryItem &item : values) {
        if (const int field = fieldNamed(item.name); field >= 0)
            restored[field] = normalizedField(parameter(field), item.value);
    }
    const QStringList before = std::exchange(m_values, restored);
    judge();
    for (int field = 0; field < fieldCount(); ++field) {
        if (before.at(field) != restored.at(field))
            Q_EMIT valueChanged(field);
    }
}

void FormModel::judge()
{
    QList<Verdict> verdicts;
    for (int field = 0; field < fieldCount(); ++field)
        verdicts.append(judgeAlone(parameter(field), m_values.at(field)));
    for (int field = 0; field < fieldCount(); ++field) {
        if (parameter(field).kind == ParameterKind::Count && verdicts.at(field).problem == FieldProblem::None
            && m_values.at(field).toInt() > maximum(field))
            verdicts[field] = {FieldProblem::MoreThanChannels, m_values.at(field)};
    }

    // The vendor names the exclusion of parameter x `x_ex`. A request that includes and excludes the same code cannot
    // succeed and would waste a call.
    for (int field = 0; field < fieldCount(); ++field) {
        const QLatin1StringView name(parameter(field).name);
        if (!name.endsWith("_ex"_L1) || verdicts.at(field).problem != FieldProblem::None)
            continue;
        const int wantedField = fieldNamed(QString(name.chopped(3)));
        if (wantedField < 0 || m_values.at(wantedField).isEmpty())
            continue;
        const QStringList wanted = m_values.at(wantedField).split(u',');
        const QStringList excluded = m_values.at(field).split(u',', Qt::SkipEmptyParts);
        const auto both = std::ranges::find_if(excluded, [&](const QString &code) { return wanted.contains(code); });
        if (both != excluded.end())
            verdicts[field] = {FieldProblem::ExcludedAndWanted, *both};
    }

    // Store all results before the first signal: a connected slot may ask for any field.
    QList<int> changed;
    for (int field = 0; field < fieldCount(); ++field) {
        if (verdicts.at(field) == Verdict{m_problems.at(field), m_offenders.at(field)})
            continue;
        m_problems[field] = verdicts.at(field).problem;
        m_offenders[field] = verdicts.at(field).invalidValue;
        changed.append(field);
    }
    for (const int field : changed)
        Q_EMIT problemChanged(field);
}

} // namespace proxydeck

#include "moc_form_model.cpp"
