// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/form_model.h"

#include <QWidget>

class QUrl;
class QVBoxLayout;

namespace proxydeck {

class NoteLabel;
struct AreaHelp;

/// One field of a form on the screen: an input bound to the model both ways, and what is wrong with it underneath.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    ~FieldEditor() override;

    int field() const { return m_field; }
    const Parameter &parameter() const { return m_model.parameter(m_field); }
    /// What has the focus when the field is edited; the label's buddy.
    virtual QWidget *input() const = 0;
    /// Whether the input carries the field's name itself, as a check box does.
    virtual bool namesItself() const { return false; }

    /// The field's name in the program's language.
    QString label() const;
    QString problemText() const;
    /// Says what is wrong even where the operator is still typing.
    void showProblem();
    /// Takes over the model's value and the program's language.
    void refresh();

Q_SIGNALS:
    void openUrl(const QUrl &url);

protected:
    FieldEditor(FormModel &model, int field, QWidget *parent);

    /// Last in every subclass's constructor.
    void start();
    FormModel &model() const { return m_model; }
    /// Where further lines go under the input.
    QVBoxLayout *rows() const { return m_rows; }

    /// Puts the model's value into the input.
    virtual void showValue() = 0;
    virtual void retranslate() { }

    /// The operator has changed the input. \a complete: nothing more is to be expected, as after a choice in a list.
    void commit(const QString &value, bool complete);
    /// The operator has left the input.
    void finish();

private:
    void judge();

    FormModel &m_model;
    int m_field;
    QWidget *m_input = nullptr;
    QVBoxLayout *m_rows;
    NoteLabel *m_problem;
    bool m_committing = false;
    bool m_typing = false; ///< a half-typed code is no mistake yet
};

/// The editor for \a field's kind.
FieldEditor *makeFieldEditor(FormModel &model, int field, const AreaHelp &help, QWidget *parent);

} // namespace proxydeck
